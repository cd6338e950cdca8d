import { formatPointer } from '@conoha-images/document';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';

/** Japanese script or its punctuation. */
const japaneseScript = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\u30fb\uff01-\uff5e]/u;

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

const descriptions = Object.fromEntries(
  japanese.paths['/v2/images'].get.parameters.map(({ name, description }) => [name, description]),
);

test('a description links every source, and marks those that do not come from ConoHa as unverified', () => {
  expect(descriptions['visibility']).toContain(
    [
      '根拠：[ConoHa API リファレンス「イメージ一覧取得」](https://doc.conoha.jp/api-vps3/image-get_images_list-v3)（`public`・`private`）、',
      '[ConoHa の OpenAPI ファイル](https://github.com/gmo-internet/conoha_vps_openapi)（`shared`・`community`・`all`、省略したときの動作）、',
      '[ConoHa API リファレンス「ISOイメージ作成」](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3)（ISO イメージの公開状態）。',
      '\n\n実 API では未確認：ほかの資料からの推測（`private` では ISO イメージが見つからないこと）。',
    ].join(''),
  );
  expect(descriptions['checksum']).toMatch(
    /実 API では未確認：\[OpenStack Glance（ソースコードとバージョン 25\.1 の実行結果）\]\(https:\/\/github\.com\/openstack\/glance\)。$/,
  );
});

test('a description that rests on the reference page alone names no source', () => {
  expect(japanese.components.schemas.Image.properties.self.description).toBe('イメージの相対パスです。');
});

test('the parameters that the reference page does not have come last and say so', () => {
  const absent = japanese['x-sources']['conoha-reference'].absent;
  const marked = Object.values(descriptions).map((description) => description.includes(absent));
  expect(marked.indexOf(true)).toBe(13);
  expect(marked.slice(13)).not.toContain(false);
});

test('the description of the document lists every source with the day on which it was read', () => {
  for (const { title, ...source } of Object.values(english['x-sources'])) {
    const line = 'url' in source ? `- [${title}](${source.url}) (read ${source.read})` : `- ${title}`;
    expect(english.info.description).toContain(line);
  }
});
