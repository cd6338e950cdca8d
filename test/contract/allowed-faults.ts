/** Why pages of different URLs may have the same ETag. */
const sameTag = 'An ETag is compared only with those of the same URL (RFC 9110, section 8.8.3).';

/** Faults that no relation can find, because a standard or the document allows them, and the reason. */
export const allowed: Readonly<Record<string, string>> = {
  'next-short': 'A page may have a next link although no items follow: the link leads to an empty page.',
  'etag-ignores-marker': sameTag,
  'etag-ignores-order': sameTag,
};
