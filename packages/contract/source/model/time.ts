/** An instant in microseconds since 1970 as RFC 3339 writes it. @param offset In minutes. Default: UTC. */
export function timeOf(instant: number, offset = 0): string {
  const local = instant + offset * 60_000_000;
  const fraction = ((local % 1_000_000) + 1_000_000) % 1_000_000;
  const seconds = new Date((local - fraction) / 1_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
  return `${seconds}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}${zone}`;
}

function twoDigits(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}

/** The microseconds since 1970 of a date-time (RFC 3339); undefined if the text is not a date-time. */
export function instantOf(text: string): number | undefined {
  const [, seconds, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  const milliseconds =
    seconds === undefined ? Number.NaN : Date.parse(seconds.toUpperCase() + String(zone).toUpperCase());
  return Number.isNaN(milliseconds) ? undefined : milliseconds * 1_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}
