import type { Rule } from './rule.ts';

export const japanese: readonly Rule[] = [
  {
    name: 'ja-line-break',
    pattern:
      /(?<=[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー、。）」§a-z0-9])\n(?= *[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}（「§])/gu,
    why: 'Markdown は段落内の改行を空白として表示します（「です。 トークンは」）。',
    instead: '段落を 1 行で書きます。',
    bad: ['ConoHa の文書です。\nトークンは必須です。'],
    good: [
      'ConoHa の文書です。トークンは必須です。',
      '段落です。\n\n次の段落です。',
      '## 見出し\n段落です。\n- 項目です。\n- `sort` の項目です。',
    ],
  },
  {
    name: 'ja-caution',
    pattern: /気をつけること/g,
    why: '技術文書の見出しの言葉ではありません。',
    instead: '「注意事項」と書きます。',
    bad: ['気をつけること'],
    good: ['注意事項'],
  },
  {
    name: 'ja-if-absent',
    pattern: /(?<=[がもは])(無い|ない)とき/g,
    why: '条件が時間のように読めます。',
    instead: '「…を付けない場合」「…がない場合」と書きます。',
    bad: ['演算子が無いときは、等しいイメージだけが返ります。'],
    good: ['演算子を付けない場合は、日時が完全に一致するイメージだけが返ります。'],
  },
  {
    name: 'ja-intended',
    pattern: /意図した動作になりません/g,
    why: '何が起きるのか、何ならよいのかがわかりません。',
    instead: '「複数回指定できるのは … だけです」のように、できることを書きます。',
    bad: ['パラメータを繰り返すと、意図した動作になりません。'],
    good: ['複数回指定できるのは `tag` だけです。'],
  },
  {
    name: 'ja-works-on',
    pattern: /に(だけ)?働きます/g,
    why: '英語の "works on" の直訳です。',
    instead: '「…に適用されます」と書きます。',
    bad: ['公開イメージだけに働きます。'],
    good: ['公開イメージだけに適用されます。'],
  },
  {
    name: 'ja-inclusive',
    pattern: /この値を含みます/g,
    why: '何が値を含むのかがわかりません。',
    instead: '「指定した … 以上のイメージだけが返ります」と書きます。',
    bad: ['最小サイズ（バイト数）。この値を含みます。'],
    good: ['指定したバイト数以上のイメージだけが返ります。'],
  },
  {
    name: 'ja-terms',
    pattern: /平文|平らな形|データの登録前|ページ・フィルター・並び順を指定/g,
    why: '用語としてこの意味では使われません。',
    instead:
      '「プレーンテキスト」「`error` で包まれない形」「データの保存前」「件数・フィルター・並び順を指定」と書きます。',
    bad: ['本文は平文です。', '平らな形の本文。'],
    good: ['本文はプレーンテキストです。', '`error` で包まれない形の本文。'],
  },
  {
    name: 'ja-unverified',
    pattern: /未確認（根拠/g,
    why: '「未確認」では、何を確認していないのかがわかりません。',
    instead: '「公式文書に記載なし（根拠：…）」と書きます。',
    bad: ['未確認（根拠：実 API を観測）'],
    good: ['公式文書に記載なし（根拠：実 API を利用するプログラム）'],
  },
  {
    name: 'ja-behave',
    pattern: /のように動きます|どおりに動くか/g,
    why: '英語の "behaves like" の直訳です。',
    instead: '「実 API と同じ動作をします」「文書どおりに動作するか」と書きます。',
    bad: ['実 API のように動きます。'],
    good: ['実 API と同じ動作をします。'],
  },
];
