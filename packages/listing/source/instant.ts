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
