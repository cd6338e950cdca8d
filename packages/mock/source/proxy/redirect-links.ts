import type { Link, ListDescriptor } from '@conoha-images/document';
import { decodeUtf8 } from '../data/decode-utf-8.ts';
import { linkIn } from './link-check.ts';

/**
 * Lets the links of a page that are whole URLs of the upstream lead to the proxy: a client that follows them would leave
 * it, and nothing would be checked or recorded. All other bytes stay as they are.
 *
 * @param body The body of a page, JSON without a content encoding.
 * @param origin Where the client sent its request.
 * @returns The body with other links; undefined if they stay as they are.
 */
export function redirectLinks(
  { page: { next, first } }: ListDescriptor,
  body: Uint8Array,
  upstream: URL,
  origin: string,
): Uint8Array | undefined {
  const places = [next, first].filter((place) => place?.absolute === true);
  if (places.length === 0) return undefined;
  const text = decodeUtf8(body);
  const redirected = places.reduce((page, place) => redirectLink(page, place, upstream, origin), text);
  return redirected === text ? undefined : new TextEncoder().encode(redirected);
}

function redirectLink(text: string, place: Link | undefined, upstream: URL, origin: string): string {
  const link = linkIn(JSON.parse(text), place);
  const target = typeof link === 'string' ? targetOf(link, upstream, origin) : undefined;
  if (target === undefined) return text;
  const same = stringsIn(text).filter(([start, end]) => JSON.parse(text.slice(start, end)) === link);
  // The string may be elsewhere too. Which of them is the link shows a text in which each is its own number.
  const numbered = replaced(text, same, (index) => String(index));
  const number = Number(linkIn(JSON.parse(numbered), place));
  return replaced(text, same.slice(number, number + 1), () => target);
}

/** The URL through the proxy to which a link leads; undefined if it does not lead to the upstream. */
function targetOf(link: string, upstream: URL, origin: string): string | undefined {
  const [start] = /^https?:\/\/[^/?#\\]*/i.exec(link) ?? [];
  if (start === undefined || !URL.canParse(start) || new URL(start).origin !== upstream.origin) return undefined;
  const rest = link.slice(start.length);
  // The proxy adds the path of the upstream's URL to that of each request.
  const base = upstream.pathname.replace(/\/+$/, '');
  const hasBase = rest.startsWith(base) && /^(?:[/?#]|$)/.test(rest.slice(base.length));
  return origin + (hasBase ? rest.slice(base.length) : rest);
}

type Range = readonly [start: number, end: number];

/** The places of the strings in a JSON text, with their quotes. */
function stringsIn(text: string): Range[] {
  const ranges: Range[] = [];
  for (let start = text.indexOf('"'); start >= 0; ) {
    let end = start + 1;
    while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    end += 1;
    ranges.push([start, end]);
    start = text.indexOf('"', end);
  }
  return ranges;
}

/** The text with other strings in some places, which are given in their order. */
function replaced(text: string, ranges: readonly Range[], stringAt: (index: number) => string): string {
  let position = 0;
  const parts = ranges.flatMap(([start, end], index) => {
    const before = text.slice(position, start);
    position = end;
    return [before, JSON.stringify(stringAt(index))];
  });
  return [...parts, text.slice(position)].join('');
}
