import { describe, expect, test } from 'vitest';
import type { Change } from '../../scripts/breaking/change.ts';
import { comparable } from '../../scripts/breaking/comparable.ts';
import { compareDefaults } from '../../scripts/breaking/defaults.ts';
import { readReport } from '../../scripts/breaking/redocly-diff.ts';
import { compareServers } from '../../scripts/breaking/servers.ts';
import { countChangedTexts } from '../../scripts/breaking/texts.ts';
import { compareTranslations } from '../../scripts/breaking/translations.ts';

type Row<Part> = [change: string, before: Part, after: Part, rating: Change['rating'], message: string];

/** A document with one query parameter. */
function withParameter(parameter: object): object {
  return { paths: { '/books': { get: { parameters: [{ name: 'query', in: 'query', ...parameter }] } } } };
}

describe('compareServers', () => {
  const variable = (values: string[], first = 'north'): object => ({
    servers: [{ url: 'https://{branch}.example', variables: { branch: { enum: values, default: first } } }],
  });

  test('reports a removed value of a variable as a removed server', () => {
    const message = 'The server `https://south.example` was removed.';
    const change = { rating: 'breaking', place: 'servers', message };
    expect(compareServers(variable(['north', 'south']), variable(['north']))).toEqual([change]);
  });

  test('reports another first server as a warning', () => {
    const [before, after] = ['north', 'south'].map((first) => variable(['north', 'south'], first)) as [object, object];
    const message = 'The first server changed from `https://north.example` to `https://south.example`.';
    expect(compareServers(before, after)).toEqual([{ rating: 'warning', place: 'servers', message }]);
  });

  test('takes a server with a variable of one value for the same server without the variable', () => {
    expect(compareServers(variable(['north']), { servers: [{ url: 'https://north.example' }] })).toEqual([]);
  });
});

describe('compareDefaults', () => {
  const filter = { property: '/title', operator: 'eq' };

  test.each<Row<object>>([
    [
      'another default',
      { schema: { default: 1 } },
      { schema: { default: 2 } },
      'breaking',
      'The default changed from `1` to `2`.',
    ],
    ['an added default', { schema: {} }, { schema: { default: 1 } }, 'warning', 'The default was added: `1`.'],
    [
      'a removed default',
      { schema: { default: 1 } },
      { schema: {} },
      'warning',
      'The default was removed; it was `1`.',
    ],
    [
      'an added default of a filter, which filtered nothing without one',
      { schema: {}, 'x-filter': filter },
      { schema: { default: 'x' }, 'x-filter': filter },
      'breaking',
      'The default was added: `x`.',
    ],
  ])('reports %s', (_, before, after, rating, message) => {
    const place = 'GET /books › parameter query';
    expect(compareDefaults(withParameter(before), withParameter(after))).toEqual([{ rating, place, message }]);
  });
});

describe('compareTranslations', () => {
  const translated = (japanese: string, english: string): Parameters<typeof compareTranslations>[0] => ({
    document: { info: { title: japanese } },
    english: { info: { title: english } },
  });

  test.each<Row<[string, string]>>([
    ['a removed translation', ['本', 'Book'], ['本', '本'], 'warning', 'The translation was removed; it was “Book”.'],
    [
      'another translation',
      ['本', 'Book'],
      ['本', 'Books'],
      'compatible',
      'The translation changed to “Books”; the Japanese text did not change.',
    ],
  ])('reports %s', (_, before, after, rating, message) => {
    const changes = compareTranslations(translated(...before), translated(...after));
    expect(changes).toEqual([{ rating, place: 'info › title', message }]);
  });

  test.each<[string, [string, string], [string, string]]>([
    ['a text that changed in both languages', ['本', 'Book'], ['書籍', 'Books']],
    ['a text that needs no translation any more', ['本', 'Book'], ['ISBN', 'ISBN']],
  ])('does not report %s', (_, before, after) => {
    expect(compareTranslations(translated(...before), translated(...after))).toEqual([]);
  });
});

describe('readReport', () => {
  const parameters = [{ name: 'limit' }, { name: 'marker' }];
  const document = { paths: { '/books': { get: { parameters } } } };
  const path = '#/paths/~1books/get/parameters/1';
  const change = { path, typeName: 'Parameter', kind: 'modified', impact: 'patch', verdicts: [] } as const;

  test('names a parameter by its name, not by its position', () => {
    expect(readReport({ changes: [{ ...change, property: 'example' }] }, document, document)).toEqual([
      { rating: 'compatible', place: 'GET /books › parameter marker', message: '`example` changed.' },
    ]);
  });

  test.each([
    ['enum-values-added', 'warning'],
    ['enum-values-removed', 'breaking'],
  ])('rates %s as %s', (ruleId, rating) => {
    const verdicts = [{ ruleId, message: 'The enum changed.' }];
    const report = { changes: [{ ...change, impact: 'major', verdicts }] } as const;
    expect(readReport(report, document, document)).toMatchObject([{ rating, message: 'The enum changed.' }]);
  });

  test.each([
    ['a value that an enum of a response lost', [], ['a', 'b'], ['a'], "Enum lost values: 'b'."],
    [
      'the lost values beside the gained ones',
      [{ ruleId: 'enum-values-added', message: "Enum gained values: 'd'." }],
      ['a', 'b', 'c'],
      ['a', 'd'],
      "Enum gained values: 'd'. Enum lost values: 'b', 'c'.",
    ],
    [
      'lost values once, if redocly diff names them',
      [{ ruleId: 'enum-values-removed', message: "Enum lost values: 'b'." }],
      ['a', 'b'],
      ['a'],
      "Enum lost values: 'b'.",
    ],
    ['an enum in another order as changed', [], ['a', 'b'], ['b', 'a'], '`enum` changed.'],
  ])('names %s', (_, verdicts, before, after, message) => {
    const values = { base: { value: before }, revision: { value: after } };
    const report = { changes: [{ ...change, property: 'enum', verdicts, ...values }] };
    expect(readReport(report, document, document)).toMatchObject([{ message }]);
  });

  test.each(['x-filter', 'x-evidence', 'default'])('leaves %s out, which our own comparison covers', (property) => {
    expect(readReport({ changes: [{ ...change, property }] }, document, document)).toEqual([]);
  });
});

describe('comparable', () => {
  test('refers to a parameter by its name, whatever its content is', () => {
    const before = comparable(withParameter({ schema: { type: 'string' } }));
    const after = comparable(withParameter({ schema: { type: 'string', enum: ['a'] }, example: 'a' }));
    const $ref = '#/components/parameters/parameter-of-operation._books.get.query.query';
    for (const document of [before, after]) {
      expect(document).toMatchObject({ paths: { '/books': { get: { parameters: [{ $ref }] } } } });
    }
    expect(after).toMatchObject({ components: { parameters: { [$ref.slice(24)]: { example: 'a' } } } });
  });

  test('removes texts for people, and no data or property with such a name', () => {
    const value = { title: 'Books' };
    const properties = { title: { type: 'string' } };
    const document = {
      info: { title: 'Books', version: '1' },
      components: { examples: { books: { value } }, schemas: { Book: { properties } } },
    };
    expect(comparable(document)).toEqual({
      info: { version: '1' },
      paths: {},
      components: { examples: { books: { value } }, schemas: { Book: { properties } }, parameters: {} },
    });
  });
});

test('countChangedTexts counts texts for people, and no data with such a name', () => {
  const document = (text: string): object => ({
    info: { title: text, description: 'The same.' },
    components: { examples: { book: { summary: text, value: { title: text } } } },
  });
  expect(countChangedTexts(document('Books'), document('All books'))).toBe(2);
});
