import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntegerPlaces } from '../source/relations/http/integer-places.ts';
import { type JsonPath, visitJson } from '../source/relations/http/json-tokens.ts';

interface Tokens {
  readonly names: [string, JsonPath][];
  readonly repeated: string[];
  readonly numbers: [number, JsonPath][];
  readonly strings: string[];
}

function tokensOf(text: string): Tokens {
  const tokens: Tokens = { names: [], repeated: [], numbers: [], strings: [] };
  visitJson(text, {
    name: (name, isRepeated, path) => {
      tokens.names.push([name, path()]);
      if (isRepeated) tokens.repeated.push(name);
    },
    number: (source, path) => tokens.numbers.push([Number(source), path()]),
    string: (source) => tokens.strings.push(JSON.parse(source)),
  });
  return tokens;
}

/** The same tokens, found in a value. */
function tokensIn(value: unknown, path: JsonPath = [], tokens: Tokens = tokensOf('0')): Tokens {
  if (path.length === 0) tokens.numbers.length = 0;
  // JSON.stringify writes -0 as 0.
  if (typeof value === 'number') tokens.numbers.push([value === 0 ? 0 : value, path]);
  if (typeof value === 'string') tokens.strings.push(value);
  if (typeof value !== 'object' || value === null) return tokens;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      tokens.names.push([name, path]);
      tokens.strings.push(name);
    }
    tokensIn(inner, [...path, Array.isArray(value) ? Number(name) : name], tokens);
  }
  return tokens;
}

test('the tokens of a JSON text are those of the value that it was made from', () => {
  const syntax = fc.constantFrom(...'\\"{}[]:,-1 ');
  const values = fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), fc.jsonValue({ stringUnit: syntax }));
  const indents = fc.constantFrom(undefined, 2, '\t', '\r\n ');
  fc.assert(
    fc.property(values, indents, (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      // Not with the value that JSON.parse returns: V8 takes some escaped names for others (nodejs/node, issue 63785).
      expect(tokensOf(text)).toEqual(tokensIn(value));
    }),
    { numRuns: 1_000 },
  );
});

test('a name is repeated if the same object had it before, however it is written', () => {
  const escaped = (name: string): string =>
    `"${[...Array(name.length).keys()].map((index) => `\\u${name.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')}"`;
  const written = fc.tuple(fc.constantFrom('a', 'b', '"', '__proto__', '\\'), fc.boolean());
  fc.assert(
    fc.property(fc.array(written), fc.array(written), (outer, inner) => {
      const objectOf = (names: typeof outer, value: string): string =>
        `{${names.map(([name, isEscaped]) => `${isEscaped ? escaped(name) : JSON.stringify(name)}: ${value}`).join()}}`;
      const repeatedIn = (names: typeof outer): number => names.length - new Set(names.map(([name]) => name)).size;
      const text = objectOf(outer, `[${objectOf(inner, '{"a": {}}')}, "b"]`);
      JSON.parse(text);
      const expected = repeatedIn(outer) + outer.length * repeatedIn(inner);
      expect(tokensOf(text).repeated).toHaveLength(expected);
    }),
  );
});

test('a schema has integers in its properties, elements and alternatives, but not in a place that allows other numbers', () => {
  const integer = { type: ['integer', 'null'] };
  const tree = { properties: { size: integer, children: { items: { $ref: '#/tree' } } } };
  const places = new IntegerPlaces(
    { tree },
    {
      properties: { tree: { $ref: '#/tree' }, ratio: { type: 'number' }, 'a/b': integer },
      allOf: [{ properties: { count: { oneOf: [integer, { type: 'string' }] } } }],
      anyOf: [{ properties: { either: integer } }, { properties: { either: { type: 'number' } } }],
      additionalProperties: integer,
    },
  );
  const paths = [['tree', 'size'], ['tree', 'children', 0], ['ratio'], ['a/b'], ['count'], ['either'], ['other']];
  expect(paths.filter((path) => places.has(path))).toEqual([['tree', 'size'], ['a/b'], ['count']]);
});
