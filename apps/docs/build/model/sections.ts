/** A part of the description of the document, which begins with a heading of the second level. */
export interface Section {
  /** Equal in all languages. */
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

/** The text before the first heading, and the sections. */
export interface Sections {
  readonly introduction: string;
  readonly sections: readonly Section[];
}

/**
 * Divides a description at its headings of the second level.
 *
 * @param original The description in the language that the ids are made from.
 * @throws if the two differ in the number of headings.
 */
export function sectionsOf(description: string, original: string): Sections {
  const [introduction = '', ...parts] = partsOf(description);
  const ids = partsOf(original)
    .slice(1)
    .map((part) => idOf(titleOf(part)));
  if (ids.length !== parts.length) {
    throw new Error(
      `The description must have the same headings in all languages: ${parts.map(titleOf).join(', ')} here, and ${ids.join(', ')} in the other.`,
    );
  }
  const sections = parts.map((part, index) => ({
    id: ids[index] ?? '',
    title: titleOf(part),
    text: part.slice(part.indexOf('\n')).trim(),
  }));
  return { introduction: introduction.trim(), sections };
}

function partsOf(description: string): string[] {
  return description.split(/^## /m);
}

function titleOf(part: string): string {
  const [title = ''] = part.split('\n', 1);
  return title.trim();
}

function idOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
