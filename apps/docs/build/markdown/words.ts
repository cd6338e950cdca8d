import type { Standing } from '../model/evidence.ts';
import type { Role } from '../model/parameter.ts';
import type { Language } from '../site.ts';

/** The words of the Markdown file around those of the document. */
export interface Words {
  readonly colon: string;
  readonly comma: string;
  readonly parentheses: readonly [open: string, close: string];
  /** Between two sentences. */
  readonly space: string;
  readonly version: string;
  readonly otherFormats: string;
  readonly page: string;
  readonly schemas: string;
  readonly servers: string;
  readonly authentication: string;
  readonly header: string;
  readonly officialPage: string;
  readonly samples: string;
  readonly parameters: string;
  readonly parameter: string;
  readonly role: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly type: string;
  readonly array: (elements: string) => string;
  readonly nullable: string;
  readonly unique: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly pattern: string;
  readonly place: string;
  readonly required: string;
  readonly deprecated: string;
  readonly default: string;
  readonly values: string;
  readonly otherValues: string;
  readonly example: string;
  readonly behavior: string;
  readonly operators: string;
  readonly operator: string;
  readonly comparison: string;
  readonly responses: string;
  readonly headers: string;
  readonly body: string;
  readonly schema: string;
  readonly alternatives: string;
  readonly present: string;
  readonly optional: string;
  readonly additional: string;
  readonly examples: string;
  readonly sources: string;
  readonly source: string;
  readonly readOn: string;
  readonly standing: string;
  readonly standings: Readonly<Record<Standing, string>>;
}

/** The words of the Markdown file in each language. */
export const words: Readonly<Record<Language, Words>> = {
  ja: {
    colon: '：',
    comma: '、',
    parentheses: ['（', '）'],
    space: '',
    version: 'バージョン',
    otherFormats: 'ほかの形式',
    page: 'ウェブページ',
    schemas: 'スキーマ',
    servers: 'サーバー',
    authentication: '認証',
    header: 'ヘッダー',
    officialPage: '公式リファレンス',
    samples: 'コード例',
    parameters: 'パラメータ',
    parameter: 'パラメータ',
    role: '役割',
    roles: { page: 'ページ', order: '並び順', filter: 'フィルター', other: 'その他' },
    type: '型',
    array: (elements) => `${elements} の配列`,
    nullable: 'または null',
    unique: '重複なし',
    minimum: '最小値',
    maximum: '最大値',
    pattern: 'パターン',
    place: '場所',
    required: '必須',
    deprecated: '非推奨',
    default: '既定値',
    values: '指定できる値',
    otherValues: 'その他の値',
    example: '例',
    behavior: '一覧の動作',
    operators: '演算子',
    operator: '演算子',
    comparison: '選択される項目のプロパティ',
    responses: 'レスポンス',
    headers: 'ヘッダー',
    body: '本文',
    schema: 'スキーマ',
    alternatives: '次のいずれかのスキーマ',
    present: '常に含まれる',
    optional: '含まれないことがある',
    additional: 'ここに記載のないプロパティも含まれます。',
    examples: '本文の例',
    sources: '資料',
    source: '資料',
    readOn: '確認日',
    standing: '種類',
    standings: {
      official: '公式',
      observed: '実 API を利用するプログラム',
      unverified: '実 API では未確認',
    },
  },
  en: {
    colon: ': ',
    comma: ', ',
    parentheses: [' (', ')'],
    space: ' ',
    version: 'Version',
    otherFormats: 'Other formats',
    page: 'web page',
    schemas: 'Schemas',
    servers: 'Servers',
    authentication: 'Authentication',
    header: 'Header',
    officialPage: 'Official reference',
    samples: 'Code samples',
    parameters: 'Parameters',
    parameter: 'Parameter',
    role: 'Role',
    roles: { page: 'page', order: 'order', filter: 'filter', other: 'other' },
    type: 'Type',
    array: (elements) => `array of ${elements}`,
    nullable: 'or null',
    unique: 'no duplicates',
    minimum: 'minimum',
    maximum: 'maximum',
    pattern: 'pattern',
    place: 'In',
    required: 'required',
    deprecated: 'deprecated',
    default: 'Default',
    values: 'Allowed values',
    otherValues: 'other values',
    example: 'Example',
    behavior: 'How the list behaves',
    operators: 'Operators',
    operator: 'Operator',
    comparison: 'Selects items whose property',
    responses: 'Responses',
    headers: 'Headers',
    body: 'Body',
    schema: 'Schema',
    alternatives: 'One of these schemas',
    present: 'always present',
    optional: 'may be absent',
    additional: 'Objects can have properties that are not listed here.',
    examples: 'Example bodies',
    sources: 'Sources',
    source: 'Source',
    readOn: 'Read on',
    standing: 'Kind',
    standings: {
      official: 'official',
      observed: 'program that uses the live API',
      unverified: 'unverified against the live API',
    },
  },
};
