import type { JsonObject } from '@conoha-images/document';
import openapi from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { evidenceList } from '../build/endpoint/evidence.ts';
import { endpointPage } from '../build/endpoint/page.ts';
import { typeText } from '../build/endpoint/value-type.ts';
import { words } from '../build/endpoint/words.ts';
import { readReference } from '../build/model/reference.ts';
import { editions, repositoryUrl, siteUrl } from '../build/site.ts';

const [edition] = editions;

/** The page of a document whose first section has another title. */
function pageWith(title: string, repository?: string): Promise<string> {
  const document = structuredClone(openapi);
  document.info.description = document.info.description.replace(/^## .*$/m, `## ${title}`);
  const reference = readReference(document as JsonObject);
  return endpointPage({ edition, reference, assets: { style: '', script: '' }, site: siteUrl(), repository });
}

test('fails if a heading of the document has the id of a part of the page', async () => {
  await expect(pageWith('Console')).rejects.toThrow('Two parts of the page have the same id: console.');
});

test('links to the repository only if its address is known', async () => {
  const repository = 'https://example.com/owner/images';
  expect(await pageWith('Token', repository)).toContain(`href="${repository}"`);
  expect(await pageWith('Token')).not.toContain(`>${words.ja.repository}</a>`);
});

test('says of each array in a body whether it can have duplicates', () => {
  const { schemas } = readReference(openapi as JsonObject);
  const arrays = schemas.flatMap(({ properties }) => properties).filter(({ type }) => type.names.includes('array'));
  expect(arrays.map(({ name, type }) => `${name}: ${typeText(type, words.en)}`)).toEqual(
    expect.arrayContaining(['tags: array of strings without duplicates', 'images: array of objects']),
  );
  const tags = arrays.find(({ name }) => name === 'tags');
  expect(tags && typeText(tags.type, words.ja)).toBe('文字列の配列（重複なし）');
});

test('says what a parameter without evidence lacks', () => {
  expect(String(evidenceList({ description: '', evidence: [], absent: 'Not in the reference.' }, words.en))).toContain(
    'Not in the reference.',
  );
});

test('rejects the address of a repository that browsers do not open', () => {
  expect(() => repositoryUrl('git@example.com:a/b')).toThrow(
    'REPOSITORY_URL must be an http or https URL; given: git@',
  );
});
