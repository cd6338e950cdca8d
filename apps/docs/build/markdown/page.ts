import type { Notes } from '@conoha-images/openapi/evidence-notes';
import type { Definition, Nodes, RootContent } from 'mdast';
import { addressOf } from '../machines/addresses.ts';
import type { Reference } from '../model/reference.ts';
import type { Section } from '../model/sections.ts';
import { sentences } from '../sentences/sentences.ts';
import { type Edition, editions, redocPage } from '../site.ts';
import { type Context, described, joined, labeled } from './context.ts';
import { blocks, code, heading, inline, link, list, paragraph, table } from './nodes.ts';
import { operationBlocks } from './operation.ts';
import { schemaBlocks } from './property.ts';
import { words } from './words.ts';
import { writeMarkdown } from './write.ts';

/** What the Markdown file of an edition is made from. */
export interface MarkdownInput {
  readonly edition: Edition;
  readonly reference: Reference;
  /** Where the site will be. */
  readonly site: URL;
}

/** The whole reference as GitHub Flavored Markdown, for language models and for people without a browser. */
export function markdownPage({ edition, reference, site }: MarkdownInput): string {
  const { language } = edition;
  const context: Context = {
    words: words[language],
    sentences: sentences[language],
    notes: reference.document['x-evidence-notes'] as Notes,
  };
  const { introduction, sections } = reference.sections;
  const page: RootContent[] = [
    heading(1, reference.title),
    { type: 'blockquote', children: [paragraph(reference.summary)] },
    paragraph(...labeled(context.words.version, context, reference.version)),
    paragraph(...labeled(context.words.otherFormats, context, ...formats(edition, site, context))),
    ...blocks(introduction, 2),
    ...sections.slice(0, -1).flatMap(sectionBlocks),
    ...serverList(reference, context),
    ...tokenBlocks(reference, context),
    ...reference.operations.flatMap((operation) => operationBlocks(reference, operation, context)),
    ...schemaSections(reference, context),
    ...sections.slice(-1).flatMap(sectionBlocks),
    ...sourceTable(reference, context),
  ];
  return writeMarkdown([...page.map((node) => withReferences(node, reference)), ...definitions(reference)]);
}

function formats(edition: Edition, site: URL, { words: { page, comma } }: Context) {
  const others = editions.filter(({ language }) => language !== edition.language);
  const links = [
    link(addressOf({ edition, path: '' }, site), page),
    link(addressOf({ edition, path: redocPage }, site), 'Redoc'),
    ...['openapi.json', 'openapi.yaml'].map((path) => link(addressOf({ edition, path }, site), path)),
    ...others.map((other) => link(addressOf({ edition: other, path: 'index.md' }, site), other.name)),
  ];
  return joined(
    links.map((node) => [node]),
    comma,
  );
}

function sourceTable({ sources }: Reference, { words }: Context): RootContent[] {
  if (sources.length === 0) return [];
  const rows = sources.map(({ title, url, read = '', standing }) => [
    [url === undefined ? title : link(url, title)],
    [words.standings[standing]],
    [read],
  ]);
  return [heading(3, words.sources), table([[words.source], [words.standing], [words.readOn]], ...rows)];
}

function sectionBlocks({ title, text }: Section): RootContent[] {
  return [heading(2, title), ...blocks(text, 3)];
}

function schemaSections({ schemas }: Reference, context: Context): RootContent[] {
  if (schemas.length === 0) return [];
  return [
    heading(2, context.words.schemas),
    ...schemas.flatMap((schema) => [heading(3, code(schema.name)), ...schemaBlocks(schema, context)]),
  ];
}

function serverList({ servers }: Reference, context: Context): RootContent[] {
  if (servers.length === 0) return [];
  return [
    heading(2, context.words.servers),
    list(...servers.map(({ url, description }) => [paragraph(code(url), context.words.colon, ...inline(description))])),
  ];
}

function tokenBlocks({ token }: Reference, context: Context): RootContent[] {
  if (!token) return [];
  return [
    heading(2, context.words.authentication),
    paragraph(...labeled(context.words.header, context, code(token.header))),
    ...described(token, context),
  ];
}

/** Replaces links to the sources by references: their URLs are long and there are many. */
function withReferences<Node extends Nodes>(node: Node, { sources }: Reference): Node {
  const replace = (child: Nodes): Nodes => {
    if (child.type === 'link') {
      const source = sources.find(({ url }) => url === child.url);
      if (!source) return child;
      const reference = { identifier: source.id, label: source.id, referenceType: 'full' } as const;
      return { type: 'linkReference', ...reference, children: child.children };
    }
    return 'children' in child ? ({ ...child, children: child.children.map(replace) } as Nodes) : child;
  };
  return replace(node) as Node;
}

function definitions({ sources }: Reference): Definition[] {
  return sources.flatMap(({ id, url }) =>
    url === undefined ? [] : [{ type: 'definition', identifier: id, label: id, url }],
  );
}
