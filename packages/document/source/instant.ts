// As Python's iso8601 does, this takes one digit after a dash and for the seconds.
const date = String.raw`(\d{4})(?:(?:-(\d{1,2})|(\d\d)(?!$))(?:(?:-(\d{1,2})|(\d\d))TIME)?)?`;
const time = String.raw`(?:[T ](\d\d)(?::?(\d\d)(?::?(\d{1,2})(?:[.,](\d+))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?`;
const pattern = new RegExp(`^${date.replace('TIME', time)}$`);

const minute = 60_000;

/**
 * The instant of an ISO 8601 date or date-time, in milliseconds since 1970. Undefined if the text is not one.
 *
 * Missing parts have their lowest value, and the default zone is UTC.
 */
export function parseInstant(text: string): number | undefined {
  return parseUsual(text) ?? parseAny(text);
}

/**
 * Reads the form that services write, `2023-10-25T09:55:20Z`, in a tenth of the time of {@link parseAny}. Undefined for any
 * other text, and for days that not every month has.
 */
function parseUsual(text: string): number | undefined {
  if (text.length !== 20 || text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':')
    return undefined;
  if (text[10] !== 'T' || text[19] !== 'Z') return undefined;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hours, minutes, seconds] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const isDate = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  if (!isDate || !(hours <= 23 && minutes <= 59 && seconds <= 59)) return undefined;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** The number of the two digits at an index; NaN if they are not digits. */
function twoDigits(text: string, index: number): number {
  const [tens, units] = [text.charCodeAt(index) - 48, text.charCodeAt(index + 1) - 48];
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? 10 * tens + units : Number.NaN;
}

function parseAny(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month = match[3], , day = match[5], , hours, minutes, seconds, fraction, zone] = match;
  const parts = [year, month ?? '01', day ?? '01', hours ?? '00', minutes ?? '00', seconds ?? '00'].map(Number);
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = parts;
  const offset = offsetOf(zone);
  if (y === 0 || h > 23 || mi > 59 || s > 59 || offset === undefined) return undefined;
  const start = new Date(0);
  start.setUTCFullYear(y, mo - 1, d);
  // A day that does not exist, such as 30 February, has become a day of the next month.
  if (start.getUTCMonth() !== mo - 1 || start.getUTCDate() !== d) return undefined;
  start.setUTCHours(h, mi, s);
  return start.getTime() + Number(`0.${fraction ?? '0'}`) * 1000 - offset * minute;
}

/** Minutes east of UTC. */
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', '') || '0')];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
