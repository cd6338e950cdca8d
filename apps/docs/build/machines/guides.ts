import { readFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import type { Nodes } from 'mdast';
import { blocks } from '../markdown/nodes.ts';
import { writeMarkdown } from '../markdown/write.ts';

/** A document of the repository that the site publishes for language models. */
interface GuideFile {
  /** Its path on the site. */
  readonly file: string;
  /** Its path in the repository. */
  readonly origin: string;
}

const root = new URL('../../../../', import.meta.url);

/** How to use what is made from the document, and how to read the document. */
export const guides: readonly GuideFile[] = [
  { file: 'guides/client.md', origin: 'packages/client/README.md' },
  { file: 'guides/mock.md', origin: 'packages/mock/README.md' },
  { file: 'guides/contract.md', origin: 'packages/contract/README.md' },
  { file: 'guides/list-vocabulary.md', origin: 'docs/list-vocabulary.md' },
  { file: 'guides/evidence.md', origin: 'docs/evidence.md' },
];

/** The text of a guide, and what lists say of it. */
export interface Guide {
  readonly file: string;
  readonly title: string;
  /** Its first sentence. */
  readonly description: string;
  /** Markdown. */
  readonly text: string;
}

/** Reads a guide. Links to files that the site does not publish become plain text. */
export async function readGuide({ file, origin }: GuideFile): Promise<Guide> {
  const nodes = blocks(await readFile(new URL(origin, root), 'utf8'), 1);
  const [title, first] = ['heading', 'paragraph'].map((type) => nodes.find((node) => node.type === type));
  const published = nodes.map((node) => withPublishedLinks(node, file, origin));
  return {
    file,
    title: title ? textOf(title) : file,
    description: first ? (/^.*?\.(?= |$)/s.exec(textOf(first))?.[0] ?? '') : '',
    text: writeMarkdown(published),
  };
}

function withPublishedLinks<Node extends Nodes>(node: Node, file: string, origin: string): Node {
  const replaced = (child: Nodes): Nodes[] => {
    if (!('children' in child)) return [child];
    const children = (child.children as Nodes[]).flatMap(replaced);
    if (child.type !== 'link' || /^[a-z]+:|^#/.test(child.url)) return [{ ...child, children } as Nodes];
    const [path = '', fragment] = child.url.split('#');
    const target = posix.join(dirname(origin), path);
    const guide = guides.find((other) => [other.origin, dirname(other.origin)].includes(target));
    if (!guide) return children;
    const url = posix.relative(dirname(file), guide.file) + (fragment === undefined ? '' : `#${fragment}`);
    return [{ ...child, url, children } as Nodes];
  };
  return replaced(node)[0] as Node;
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
