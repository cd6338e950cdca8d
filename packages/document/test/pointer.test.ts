import {
  foldCase,
  formatPointer,
  nodeAt,
  parsePointer,
  referenceTokens,
  resolveReference,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const token = fc.oneof(fc.constantFrom('', '/', '~', '~1', '~0', '~01', '0', 'a/b', '__proto__'), fc.string());

test('parsing a formatted pointer gives its tokens', () => {
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
    }),
  );
});

// The examples of RFC 6901, section 5.
describe('pointers', () => {
  const document = {
    foo: ['bar', 'baz'],
    '': 0,
    'a/b': 1,
    'c%d': 2,
    'e^f': 3,
    'g|h': 4,
    'i\\j': 5,
    'k"l': 6,
    ' ': 7,
    'm~n': 8,
  };
  test.each([
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('the pointer %j finds the value that RFC 6901 says', (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });
});

test.each(['/foo/2', '/foo/00', '/foo/-', '/foo/length', '/constructor', '/text/0', '/missing/deeper'])(
  'a pointer to nothing finds undefined: %s',
  (pointer) => {
    expect(valueAt({ foo: ['bar'], text: 'x' }, pointer)).toBeUndefined();
  },
);

test('a copy with a value differs from the original in that value only', () => {
  const root = { a: { b: 1, c: 2 }, d: 3 };
  expect(withValueAt(root, '/a/b', 9)).toEqual({ a: { b: 9, c: 2 }, d: 3 });
  expect(Object.keys(withValueAt(root, '/a', {}) as object)).toEqual(['a', 'd']);
  expect(withValueAt(root, '/a/b', undefined)).toEqual({ a: { c: 2 }, d: 3 });
  expect(withValueAt(root, '/x/y', 1)).toEqual({ ...root, x: { y: 1 } });
  expect(withValueAt(root, '', 5)).toBe(5);
  expect(root).toEqual({ a: { b: 1, c: 2 }, d: 3 });
});

test('setting a value at a pointer changes that value only', () => {
  fc.assert(
    fc.property(fc.array(token, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (tokens, value) => {
      const pointer = formatPointer(tokens);
      const copy = withValueAt({ other: { kept: 1 } }, pointer, value);
      expect(valueAt(copy, pointer)).toEqual(value);
      if (tokens[0] !== 'other') expect(valueAt(copy, '/other/kept')).toBe(1);
    }),
  );
});

describe('references', () => {
  const document = {
    components: {
      schemas: { 'a/b c': { type: 'string' }, alias: { $ref: '#/components/schemas/a~1b%20c' } },
      circle: { $ref: '#/components/circle' },
      file: { $ref: 'other.yaml#/components' },
      invalid: { $ref: '#/%zz' },
      list: [{ $ref: '#/components/schemas/alias' }],
    },
  };

  test('a reference is resolved through other references, escapes and percent-encoding', () => {
    expect(resolveReference(document, { $ref: '#/components/schemas/alias' })).toEqual({ type: 'string' });
    expect(nodeAt(document, 'components', 'list', '0', 'type')).toBe('string');
    expect(resolveReference(document, { $ref: '#' })).toBe(document);
    expect(resolveReference(document, 5)).toBe(5);
  });

  test.each(['circle', 'file', 'invalid'])('a reference that leads nowhere is undefined: %s', (name) => {
    expect(nodeAt(document, 'components', name)).toBeUndefined();
  });

  test('a reference has tokens only if it leads into the same document', () => {
    expect(referenceTokens('#/components/schemas/a~1b%20c')).toEqual(['components', 'schemas', 'a/b c']);
    expect(referenceTokens('other.yaml#/a')).toBeUndefined();
  });
});

test('only ASCII letters lose their case', () => {
  expect(foldCase('TrUE Ä\u212a 名')).toBe('true Ä\u212a 名');
});
