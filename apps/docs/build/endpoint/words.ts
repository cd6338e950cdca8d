import type { Standing } from '../model/evidence.ts';
import type { Role } from '../model/parameter.ts';
import type { Language } from '../site.ts';

/** The page's own words. All facts about the API come from the document. */
export interface Words {
  readonly skip: string;
  readonly contents: string;
  readonly pages: string;
  readonly doors: string;
  readonly doorsNote: string;
  readonly call: string;
  readonly mock: string;
  readonly check: string;
  readonly lint: string;
  readonly more: string;
  readonly fullSchemas: string;
  readonly documentFiles: string;
  readonly server: string;
  readonly providerPage: string;
  readonly code: string;
  readonly console: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly token: string;
  readonly behavior: string;
  readonly operators: string;
  readonly operatorsNote: string;
  readonly parameter: string;
  readonly property: string;
  readonly comparison: string;
  readonly parameters: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly required: string;
  readonly present: string;
  readonly optional: string;
  readonly deprecated: string;
  readonly nullable: string;
  readonly values: string;
  readonly openValues: string;
  readonly defaultValue: string;
  readonly range: string;
  readonly pattern: string;
  readonly example: string;
  readonly responses: string;
  readonly headers: string;
  readonly body: string;
  readonly or: string;
  readonly examples: string;
  readonly bodies: string;
  readonly additional: string;
  readonly repository: string;
  readonly sources: string;
  readonly source: string;
  readonly read: string;
  readonly evidence: string;
  readonly parentheses: readonly [open: string, close: string];
  readonly standings: Readonly<Record<Standing, string>>;
  readonly standingNotes: Readonly<Record<Standing, string>>;
  readonly types: Readonly<Record<string, string>>;
  readonly arrayOf: (type: string) => string;
  /** An array whose elements differ from each other. */
  readonly distinct: (array: string) => string;
  readonly atLeast: (minimum: number) => string;
  readonly atMost: (maximum: number) => string;
  readonly between: (minimum: number, maximum: number) => string;
}

/** The page's own words in each language. */
export const words: Readonly<Record<Language, Words>> = {
  ja: {
    skip: '本文へ移動',
    contents: '目次',
    pages: 'ページと言語',
    doors: '使い方',
    doorsNote:
      'npm にはまだ公開していません。リポジトリを clone して `npm ci && npm run build` を実行すると、どのコマンドも使えます。',
    call: 'API を呼び出す',
    mock: 'モックでテストする',
    check: 'サーバーを検査する',
    lint: 'OpenAPI 文書の変更を検査する',
    more: '関連ファイル',
    fullSchemas: 'スキーマ全体（Redoc）',
    documentFiles: 'OpenAPI 文書',
    server: 'サーバー',
    providerPage: '公式ページ',
    code: 'コード例',
    console: 'コンソール',
    copy: 'コピー',
    copied: 'コピーしました',
    copyFailed: 'コピーできません',
    token: 'トークン',
    behavior: '一覧の動作',
    operators: 'フィルターの一覧',
    operatorsNote: '太字は、演算子を付けない場合の比較です。',
    parameter: 'パラメータ',
    property: 'プロパティ',
    comparison: '比較',
    parameters: 'パラメータ',
    roles: { page: 'ページ分割', order: '並べ替え', filter: 'フィルター', other: 'その他' },
    required: '必須',
    present: '常に含まれる',
    optional: '含まれないことがある',
    deprecated: '非推奨',
    nullable: 'null のことがある',
    values: '値',
    openValues: 'ほかの値もあり',
    defaultValue: '既定値',
    range: '範囲',
    pattern: 'パターン',
    example: '例',
    responses: 'レスポンス',
    headers: 'ヘッダー',
    body: '本文',
    or: 'または',
    examples: '例',
    bodies: '本文のスキーマ',
    additional: 'ここに記載のないプロパティも含まれることがあります。',
    repository: 'リポジトリ',
    sources: '資料',
    source: '資料',
    read: '確認日',
    evidence: '根拠',
    parentheses: ['（', '）'],
    standings: { official: '公式', observed: '観測', unverified: '未確認' },
    standingNotes: {
      official: 'ConoHa の公式文書に記載されています。',
      observed: '公式文書に記載はありませんが、実 API を利用するプログラムで確認できます。',
      unverified: '実 API では未確認です。',
    },
    types: {
      string: '文字列',
      integer: '整数',
      number: '数値',
      boolean: '真偽値',
      array: '配列',
      object: 'オブジェクト',
      uuid: 'UUID',
      'date-time': '日時',
    },
    arrayOf: (type) => `${type}の配列`,
    distinct: (array) => `${array}（重複なし）`,
    atLeast: (minimum) => `${minimum} 以上`,
    atMost: (maximum) => `${maximum} 以下`,
    between: (minimum, maximum) => `${minimum} 以上 ${maximum} 以下`,
  },
  en: {
    skip: 'Skip to the content',
    contents: 'Contents',
    pages: 'Pages and languages',
    doors: 'Four ways to use it',
    doorsNote:
      'The packages are not in the npm registry yet. In a clone of the repository, every command works after `npm ci && npm run build`.',
    call: 'Call the API',
    mock: 'Test with the mock',
    check: 'Check a server',
    lint: 'Lint a change',
    more: 'Files',
    fullSchemas: 'Full schemas (Redoc)',
    documentFiles: 'OpenAPI document',
    server: 'Server',
    providerPage: 'Official page',
    code: 'Code',
    console: 'Console',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Not copied',
    token: 'Token',
    behavior: 'Behavior of the list',
    operators: 'All filters',
    operatorsNote: 'Bold: the comparison of a value without an operator.',
    parameter: 'Parameter',
    property: 'Property',
    comparison: 'Comparison',
    parameters: 'Parameters',
    roles: { page: 'Pagination', order: 'Sorting', filter: 'Filters', other: 'Others' },
    required: 'required',
    present: 'always present',
    optional: 'may be absent',
    deprecated: 'deprecated',
    nullable: 'may be null',
    values: 'Values',
    openValues: 'or another value',
    defaultValue: 'Default',
    range: 'Range',
    pattern: 'Pattern',
    example: 'Example',
    responses: 'Responses',
    headers: 'Headers',
    body: 'Body',
    or: 'or',
    examples: 'Examples',
    bodies: 'Schemas of the bodies',
    additional: 'Properties that are not listed here may be present too.',
    repository: 'Repository',
    sources: 'Sources',
    source: 'Source',
    read: 'Read on',
    evidence: 'Evidence',
    parentheses: [' (', ')'],
    standings: { official: 'official', observed: 'observed', unverified: 'unverified' },
    standingNotes: {
      official: "Stated in ConoHa's official documents.",
      observed: 'Not in the official documents, but relied on by programs that use the live API.',
      unverified: 'Unverified against the live API.',
    },
    types: {
      string: 'string',
      integer: 'integer',
      number: 'number',
      boolean: 'boolean',
      array: 'array',
      object: 'object',
      uuid: 'UUID',
      'date-time': 'date and time',
    },
    arrayOf: (type) => `array of ${type}s`,
    distinct: (array) => `${array} without duplicates`,
    atLeast: (minimum) => `at least ${minimum}`,
    atMost: (maximum) => `at most ${maximum}`,
    between: (minimum, maximum) => `${minimum} to ${maximum}`,
  },
};
