import { formatPointer } from '@conoha-images/document';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';

const japaneseScript = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Every value of a document that is not an object or array, with its JSON Pointer. */
function leaves(node: unknown, pointer = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[pointer, node]];
  return Object.entries(node).flatMap(([name, child]) => leaves(child, pointer + formatPointer([name])));
}

test('the bundles differ only in texts, which are in Japanese in one and not in the other', () => {
  const [ja, en] = [new Map(leaves(japanese)), new Map(leaves(english))];
  expect([...en.keys()]).toEqual([...ja.keys()]);
  const translated = [...ja].filter(([pointer, value]) => value !== en.get(pointer));
  expect(translated.length).toBeGreaterThan(100);
  for (const [pointer, value] of translated) {
    expect(value, pointer).toMatch(japaneseScript);
    expect(en.get(pointer), pointer).not.toMatch(japaneseScript);
  }
});

test('the English bundle has no Japanese text', () => {
  expect(leaves(english).filter(([, value]) => japaneseScript.test(String(value)))).toEqual([]);
});

test('the Japanese bundle marks facts that only Glance supports as unverified', () => {
  const { checksum, tag } = Object.fromEntries(
    japanese.paths['/v2/images'].get.parameters.map((parameter) => [parameter.name, parameter.description]),
  );
  for (const description of [checksum, tag]) expect(description).toContain('実 API では未確認（根拠：OpenStack Glance');
});
