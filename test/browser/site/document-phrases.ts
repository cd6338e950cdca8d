import { elements, entriesOf, isObject, type JsonObject, member, resolveReference } from '@conoha-images/document';

/** What a page must say in one of its elements. */
export interface Part {
  /** The id of the element; undefined for anywhere on the page. */
  readonly id?: string;
  /** Without white space. */
  readonly phrases: readonly string[];
}

/**
 * All that a document says, by the ids of the elements that must say it.
 *
 * Reads the bundle itself, so that it does not share the mistakes of the page's own model.
 */
export class DocumentPhrases {
  readonly #document: JsonObject;

  constructor(document: object) {
    this.#document = document as JsonObject;
  }

  parts(): Part[] {
    const operations = entriesOf(this.#document['paths']).flatMap(([path, item]) =>
      entriesOf(item).map(([method, node]) => ({ path, method, operation: node as JsonObject })),
    );
    const [first] = operations;
    return [
      { phrases: this.#phrases(this.#document['info']) },
      { phrases: elements(this.#document['servers']).flatMap((server) => this.#phrases(server)) },
      { phrases: this.#phrases(member(this.#document['components'], 'securitySchemes')) },
      ...entriesOf(this.#document['x-sources']).map(([id, source]) => ({
        id: `source-${id}`,
        phrases: texts(source, ['title', 'read']),
      })),
      ...operations.flatMap(({ path, method, operation }) => {
        const { parameters, responses, ...rest } = operation;
        // Links to the first operation stay when the document gets another.
        const prefix = operation === first?.operation ? '' : `${operation['operationId']}-`;
        return [
          { phrases: [path, method.toUpperCase(), ...this.#phrases(rest)] },
          ...elements(parameters).map((node) => ({
            id: `${prefix}parameter-${member(this.#resolved(node), 'name')}`,
            phrases: this.#parameterPhrases(node),
          })),
          ...entriesOf(responses).map(([status, node]) => ({
            id: `${prefix}response-${status}`,
            phrases: [status, ...this.#responsePhrases(node)],
          })),
        ];
      }),
      ...this.#schemaNames().flatMap((name) => {
        const { properties, ...schema } = this.#resolved({ $ref: `#/components/schemas/${name}` });
        return [
          { phrases: [name, ...this.#phrases(schema)] },
          ...entriesOf(properties).map(([property, node]) => ({
            id: `schema-${name}-${property}`,
            phrases: [property, ...this.#phrases(node)],
          })),
        ];
      }),
    ];
  }

  /** The names of the object schemas that a response has, directly or inside another. */
  #schemaNames(): string[] {
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (!isObject(value) && !Array.isArray(value)) return;
      const reference = member(value, '$ref');
      if (typeof reference === 'string') {
        const [, name] = /^#\/components\/schemas\/(.+)$/.exec(reference) ?? [];
        if (name !== undefined && names.has(name)) return;
        const target = this.#resolved(value);
        if (name !== undefined && member(target, 'properties') !== undefined) names.add(name);
        collect(target);
      } else for (const inner of Object.values(value)) collect(inner);
    };
    for (const [, item] of entriesOf(this.#document['paths'])) {
      for (const [, operation] of entriesOf(item)) collect(member(operation, 'responses'));
    }
    return [...names];
  }

  /** The page shows examples as they are sent. */
  #parameterPhrases(node: unknown): string[] {
    const { example, examples, ...parameter } = this.#resolved(node);
    const named = entriesOf(examples).map(([, value]) => ({ ...this.#resolved(value), ...(value as object) }));
    return [
      ...this.#phrases([parameter, ...named.map(({ summary }: JsonObject) => ({ summary }))]),
      ...[example ?? [], ...named.map(({ value }: JsonObject) => value)].flatMap(scalars).map(inQuery),
    ];
  }

  #responsePhrases(node: unknown): string[] {
    const { content, headers, ...response } = this.#resolved(node);
    return [
      ...this.#phrases(response),
      ...entriesOf(headers).flatMap(([name, header]) => [name, ...this.#phrases(header)]),
      ...entriesOf(content).flatMap(([mediaType, media]) => [
        mediaType,
        ...entriesOf(member(media, 'examples')).flatMap(([, example]) => [
          ...this.#phrases({ summary: { ...this.#resolved(example), ...(example as object) }['summary'] }),
          bodyText(this.#resolved(example)['value'], mediaType),
        ]),
      ]),
    ].map(spaceless);
  }

  /** The texts and values of a node and of all nodes inside it. */
  #phrases(node: unknown): string[] {
    if (Array.isArray(node)) return node.flatMap((element) => this.#phrases(element));
    if (!isObject(node)) return [];
    const { $ref, ...own } = node;
    const resolved = $ref === undefined ? node : { ...this.#resolved(node), ...own };
    // A reader sees the elements of an array of objects in the part of their schema.
    const hasPart = typeof $ref === 'string' && member(resolved, 'properties') !== undefined;
    return entriesOf(hasPart ? own : resolved)
      .flatMap(([name, value]) => this.#memberPhrases(name, value))
      .map(spaceless);
  }

  #memberPhrases(name: string, value: unknown): string[] {
    if (name === 'description') return this.#paragraphs(String(value));
    if (name === 'summary' || name === 'label') return [plain(String(value))];
    if (name === 'externalDocs') return this.#memberPhrases('description', member(value, 'description'));
    if (name === 'source' || name === 'url' || name === 'pattern' || name === 'version') return [String(value)];
    if (['enum', 'default', 'minimum', 'maximum', 'example', 'value'].includes(name)) return scalars(value);
    if (name === 'examples' && Array.isArray(value)) return scalars(value);
    if (name === 'x-evidence') return this.#evidence(value);
    if (name === 'x-filter') return [String(member(value, 'property') ?? '').slice(1)];
    if (name === 'properties')
      return entriesOf(value).flatMap(([property, node]) => [property, ...this.#phrases(node)]);
    return this.#phrases(value);
  }

  #evidence(evidence: unknown): string[] {
    if (typeof evidence === 'string') return [this.#titleOf(evidence)];
    return entriesOf(evidence).flatMap(([id, claim]) => [
      this.#titleOf(id),
      ...(typeof claim === 'string' ? [plain(claim)] : elements(claim).map(String)),
    ]);
  }

  #titleOf(source: string): string {
    return String(member(member(this.#document['x-sources'], source), 'title'));
  }

  /** The paragraphs of a description, without the notes on evidence, in whose place the page has badges and links. */
  #paragraphs(description: string): string[] {
    const { official, observed, unverified } = this.#document['x-evidence-notes'] as Record<string, string>;
    const notes = [official, observed, unverified].map((note = '') => note.split('{sources}'));
    const isNote = (text: string) =>
      notes.some(([start = '', end = '']) => text.startsWith(start) && text.endsWith(end)) ||
      text.startsWith('- [') ||
      this.#isSource(text);
    return description
      .split(/\n+/)
      .filter((paragraph) => paragraph.trim() !== '' && !isNote(paragraph.trim()))
      .map(plain);
  }

  #isSource(line: string): boolean {
    return entriesOf(this.#document['x-sources']).some(([, source]) => line === `- ${member(source, 'title')}`);
  }

  #resolved(node: unknown): JsonObject {
    return resolveReference(this.#document, node) as JsonObject;
  }
}

/** A Markdown text of one line as a reader sees it. */
export function plain(markdown: string): string {
  return markdown
    .replace(/^(#+|-) /, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/`|\*\*/g, '');
}

function scalars(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(scalars);
  return isObject(value) ? Object.values(value).flatMap(scalars) : [String(value)];
}

/** A value in a query, in which colons, commas and slashes stay readable. */
function inQuery(value: string): string {
  return encodeURIComponent(value).replaceAll(/%(?:3A|2C|2F)/g, decodeURIComponent);
}

function bodyText(value: unknown, mediaType: string): string {
  return typeof value === 'string' && !mediaType.endsWith('json') ? value : JSON.stringify(value);
}

function texts(node: unknown, names: readonly string[]): string[] {
  return names.flatMap((name) => member(node, name) ?? []).map((text) => spaceless(String(text)));
}

/** A text without white space: a page wraps and indents it in its own way. */
export function spaceless(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
