/**
 * How many seconds a `Retry-After` says to wait. It has their number, or a date (RFC 9110, sections 10.2.3 and 5.6.7), whose
 * oldest form names no time zone.
 *
 * @param now In milliseconds.
 * @returns Undefined for any other value. 0 for a date that is past.
 */
export function secondsIn(retryAfter: string, now: number): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  if (!/^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d( \d{4}| GMT)$/.test(retryAfter)) return undefined;
  const date = Date.parse(retryAfter.endsWith('GMT') ? retryAfter : `${retryAfter} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1_000);
}
