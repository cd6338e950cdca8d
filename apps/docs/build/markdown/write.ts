import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** Blocks as the text of a Markdown file. */
export function writeMarkdown(children: readonly RootContent[]): string {
  return toMarkdown(
    { type: 'root', children: [...children] },
    {
      bullet: '-',
      resourceLink: true,
      // Columns that line up would fill the file with spaces.
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    },
  );
}
