/** The form of an error's body, among those that Glance can write. */
export type ErrorFormat = 'html' | 'json' | 'text';

const offers = [
  { format: 'html', type: 'text', subtype: 'html' },
  { format: 'json', type: 'application', subtype: 'json' },
] as const;

const token = "[\\w!#$%&'*+.^`|~-]+";
const parameter = `\\s*;\\s*${token}\\s*=\\s*(?:${token}|"(?:[^"\\\\]|\\\\.)*")`;
const range = new RegExp(`^(${token})/(${token})((?:${parameter})*)$`);

/**
 * Chooses the form of an error as WebOb does, which writes Glance's errors: HTML or JSON, whichever the header prefers;
 * HTML if it prefers neither, and plain text if it accepts neither. A header that is invalid accepts everything; a
 * missing one accepts neither.
 *
 * @param accept The `Accept` header of the request.
 * @see webob/exc.py of WebOb; the cases of test/accept.test.ts are recorded from Glance 25.1
 */
export function errorFormat(accept = ''): ErrorFormat {
  const ranges = split(accept).map((text) => range.exec(text));
  if (ranges.includes(null)) return 'html';
  const accepted = offers
    .map((offer) => ({ format: offer.format, quality: qualityOf(offer, ranges as RegExpExecArray[]) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return accepted[0]?.format ?? 'text';
}

function split(accept: string): string[] {
  return accept
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** The quality that the most specific matching range gives to an offer; 0 if no range matches. */
function qualityOf(offer: { type: string; subtype: string }, ranges: readonly RegExpExecArray[]): number {
  let best = { specificity: 0, quality: 0 };
  for (const [, type = '', subtype = '', parameters = ''] of ranges) {
    const quality = /;\s*q\s*=\s*([\d.]+)/i.exec(parameters)?.[1];
    // A parameter before q, as in application/json; charset=utf-8, narrows the range to a type that is not offered.
    const isNarrowed = parameters.trim() !== '' && !/^\s*;\s*q\s*=/i.test(parameters);
    const specificity = isNarrowed ? 0 : specificityOf(offer, type.toLowerCase(), subtype.toLowerCase());
    if (specificity > best.specificity) best = { specificity, quality: quality === undefined ? 1 : Number(quality) };
  }
  return best.quality;
}

function specificityOf(offer: { type: string; subtype: string }, type: string, subtype: string): number {
  if (type === offer.type && subtype === offer.subtype) return 3;
  if (type === offer.type && subtype === '*') return 2;
  return type === '*' && subtype === '*' ? 1 : 0;
}
