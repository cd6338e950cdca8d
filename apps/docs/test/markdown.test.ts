import { Marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { markdownPage } from '../build/markdown/page.ts';
import { exampleOf } from '../build/markdown/parameter.ts';
import { words } from '../build/markdown/words.ts';
import type { Described } from '../build/model/evidence.ts';
import type { Property } from '../build/model/property.ts';
import { sentences } from '../build/sentences/sentences.ts';
import { editions } from '../build/site.ts';
import { referenceOf } from './site.ts';

const markdown = new Marked();

/** A text as a reader sees it: without marks, in one line. */
function plain(text: string): string {
  return text
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The paragraphs of a description, which can have lists and headings. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n|\n(?=- )/)
    .map((part) => plain(part.replace(/^(- |#+ )/, '')))
    .filter(Boolean);
}

function blocksOf(text: string): Token[] {
  const found: Token[] = [];
  markdown.walkTokens(markdown.lexer(text), (token) => void found.push(token));
  return found;
}

function nested(properties: readonly Property[]): Property[] {
  return properties.flatMap((property) => [property, ...(property.schema ? [] : nested(property.properties))]);
}

describe.each(editions)('index.md in $language', async (edition) => {
  const reference = await referenceOf(edition);
  const text = markdownPage({ edition, reference, site: new URL('https://example.com/') });
  const seen = plain(text);
  const tokens = blocksOf(text);
  const inline = tokens.flatMap((token) => (token.type === 'codespan' ? [token.text] : []));
  const fenced = tokens.flatMap((token) => (token.type === 'code' ? [token.text.trim()] : []));
  const headings = tokens.flatMap((token) => (token.type === 'heading' ? [plain(token.text)] : []));
  const { operations, schemas, sources, token, servers } = reference;
  const parameters = operations.flatMap((operation) => operation.parameters);
  const responses = operations.flatMap((operation) => operation.responses);
  const properties = schemas.flatMap((schema) => nested(schema.properties));

  test('has a heading for each operation, parameter, response and schema', () => {
    expect(headings).toEqual(
      expect.arrayContaining([
        reference.title,
        ...operations.map(({ method, path, summary }) => `${method} ${path} ${summary}`),
        ...parameters.map(({ name }) => name),
        ...responses.map(({ status }) => status),
        ...schemas.map(({ name }) => name),
      ]),
    );
  });

  test('has every description, and what each rests on', () => {
    const headers = responses.flatMap((response) => response.headers);
    const described: Described[] = [...operations, ...parameters, ...responses, ...headers, ...schemas, ...properties];
    const expected = [...described, ...(token ? [token] : [])].flatMap(({ description, evidence, absent = '' }) => [
      ...paragraphs(description),
      ...paragraphs(absent),
      ...evidence.flatMap(({ source, claim }) => [source.title, ...(typeof claim === 'string' ? [plain(claim)] : [])]),
    ]);
    const { introduction, sections } = reference.sections;
    const texts = [introduction, ...sections.map((section) => `${section.title}\n\n${section.text}`)].flatMap(
      paragraphs,
    );
    expect([...expected, ...texts].filter((phrase) => !seen.includes(phrase))).toEqual([]);
  });

  test('has every example: of parameters, properties, headers and bodies, and the code samples', () => {
    const values = [
      ...parameters.flatMap((parameter) => parameter.examples.map(({ value }) => exampleOf(parameter, value))),
      ...properties.flatMap(({ examples }) =>
        examples.flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
      ),
      ...responses.flatMap(({ headers }) => headers.flatMap(({ example = [] }) => example)),
    ];
    // A value with line breaks is written as in JSON.
    expect(values.filter((value) => !inline.includes(value) && !inline.includes(JSON.stringify(value)))).toEqual([]);
    const json = fenced.filter((code) => /^[{[]/.test(code)).map((code) => JSON.stringify(JSON.parse(code)));
    const examples = responses.flatMap(({ contents }) => contents.flatMap((content) => content.examples));
    expect(examples.length).toBeGreaterThan(0);
    for (const { name, summary, value } of examples) {
      expect(seen).toContain(plain(summary));
      expect(inline).toContain(name);
      if (typeof value === 'string') expect(fenced).toContain(value.trim());
      else expect(json).toContain(JSON.stringify(value));
    }
    for (const operation of operations)
      for (const { source } of operation.samples) expect(fenced).toContain(source.trim());
  });

  test('has the values, the default and the bounds of each type', () => {
    const types = [...parameters, ...properties].flatMap(({ type }) => [
      type,
      ...(type.elements ? [type.elements] : []),
    ]);
    const codes = types.flatMap(({ values, pattern = [] }) => [values, pattern]).flat();
    expect(codes.filter((value) => !inline.includes(value))).toEqual([]);
    const labels = words[edition.language];
    const bounds = types.flatMap(({ minimum, maximum, unique }) => [
      ...(unique ? [labels.unique] : []),
      ...(minimum === undefined ? [] : [`${labels.minimum} ${minimum}`]),
      ...(maximum === undefined ? [] : [`${labels.maximum} ${maximum}`]),
    ]);
    expect(bounds.filter((bound) => !seen.includes(bound))).toEqual([]);
    for (const { type } of parameters)
      for (const value of [type.default ?? []].flat()) expect(inline).toContain(String(value));
  });

  test('says what each list and each filter does', () => {
    const says = sentences[edition.language];
    const expected = operations.flatMap(({ list }) =>
      list
        ? [
            ...says.list(list).flatMap((behavior) => [behavior.title, ...behavior.sentences]),
            ...list.filters.flatMap((filter) => [
              ...says.filter(filter),
              ...filter.operators.map((operator) => says.comparison(operator, filter.type)),
            ]),
            ...list.others.flatMap(says.other),
          ]
        : [],
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.map(plain).filter((phrase) => !seen.includes(phrase))).toEqual([]);
  });

  test('links to every source, and names the servers and the header of the token', () => {
    const links = tokens.flatMap((part) => (part.type === 'link' ? [part.href] : []));
    expect(sources.flatMap(({ url = [] }) => url).filter((url) => !links.includes(url))).toEqual([]);
    expect(sources.filter(({ title, read = '' }) => !seen.includes(title) || !seen.includes(read))).toEqual([]);
    for (const { url } of servers) expect(inline).toContain(url);
    expect(inline).toContain(token?.header);
  });

  test('has no reference without a definition, and no HTML', () => {
    expect(seen).not.toMatch(/\]\[/);
    expect(tokens.filter(({ type }) => type === 'html')).toEqual([]);
  });
});
