import { entriesOf, isObject, type JsonObject, member } from '@conoha-images/document';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { readReference } from '../build/model/reference.ts';
import { documentFor } from '../build/redoc/document.ts';
import { withHeadingIds } from '../build/redoc/heading-ids.ts';
import { mend } from '../build/redoc/mend.ts';
import { checkWords } from '../build/redoc/word-mends.ts';
import { sentences } from '../build/sentences/sentences.ts';
import { editions } from '../build/site.ts';

const bundles: Readonly<Record<string, JsonObject>> = { ja: japanese, en: english };

/** The nodes of a document with a member of a name. */
function nodesWith(node: unknown, name: string): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap((element) => nodesWith(element, name));
  if (!isObject(node)) return [];
  return [...(name in node ? [node] : []), ...Object.values(node).flatMap((value) => nodesWith(value, name))];
}

describe.each(editions)('the document that Redoc shows in $language', (edition) => {
  const reference = readReference(bundles[edition.language] ?? {});
  const document = documentFor(edition, reference, english);

  test('says in sentences what each filter and each list does', () => {
    const words = sentences[edition.language];
    for (const { path, method, list, parameters } of reference.operations) {
      const operation = member(member(document['paths'], path), method.toLowerCase()) as JsonObject;
      const described = nodesWith(operation['parameters'], 'name');
      for (const { name, filter, other } of parameters) {
        const expected = filter ? words.filter(filter) : other ? words.other(other) : [];
        const { description } = described.find((parameter) => parameter['name'] === name) ?? {};
        expect(expected.filter((sentence) => !String(description).includes(sentence))).toEqual([]);
      }
      const expected = list ? words.list(list).flatMap(({ title, sentences: lines }) => [title, ...lines]) : [];
      expect(expected.filter((sentence) => !String(operation['description']).includes(sentence))).toEqual([]);
    }
  });

  test('keeps every description, sentences added', () => {
    const before = nodesWith(reference.document['paths'], 'description');
    const after = nodesWith(document['paths'], 'description').map(({ description }) => String(description));
    const parts = before.flatMap(({ description }) => String(description).trim().split('\n\n'));
    expect(parts.filter((part) => !after.some((description) => description.includes(part)))).toEqual([]);
  });

  test('has each named example with its summary in its place', () => {
    const examples = nodesWith(document['paths'], 'examples').flatMap((node) => entriesOf(node['examples']));
    expect(examples.length).toBeGreaterThan(1);
    for (const [, example] of examples) {
      expect(member(example, '$ref')).toBeUndefined();
      expect(example).toMatchObject({ summary: expect.any(String) });
    }
  });

  test('has the headings of the English document as ids', () => {
    const description = String(member(document['info'], 'description'));
    const ids = [...description.matchAll(/^#.* \{% id="section\/(.*)" %\}$/gm)].map(([, id]) => id);
    const headings = [...english.info.description.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
    expect(ids).toEqual(headings.map((heading = '') => heading.toLowerCase().replaceAll(' ', '-')));
  });
});

test('a description with more headings than its original stops the build', () => {
  const original = { description: '## Token' };
  expect(() => withHeadingIds({ description: '## トークン\n\n## ページ' }, original)).toThrow(
    'as many as in its original',
  );
});

test('a change of what a mend replaces in Redoc stops the build', () => {
  const mends = [{ problem: 'It is English.', pattern: /translate:(\w+)/, replacement: 'words[$1]' }];
  expect(mend('useTranslate, translate:key', mends)).toBe('useTranslate, words[key]');
  expect(() => mend('translation:key', mends)).toThrow('occurs 0 times, not 1. It mends this: It is English.');
  expect(() => mend('translate:a translate:b', mends)).toThrow('occurs 2 times, not 1');
});

test('a key of a word that Redoc no longer has stops the build', () => {
  expect(() => checkWords('translate(`request`, `Request`)')).toThrow(
    'it has no words with these keys: actions.hide, ',
  );
});
