import type { Caller } from '../../console/data.ts';
import type { ConsoleWords } from '../../console/words.ts';
import type { Role } from '../model/parameter.ts';
import type { Language } from '../site.ts';

/** The words that are in the page before the script runs. */
export interface SectionWords {
  readonly title: string;
  readonly introduction: string;
  readonly withoutScript: string;
  readonly operation: string;
  readonly query: string;
  readonly presets: string;
  readonly errors: string;
  readonly chooseError: string;
  readonly onlyExample: string;
  readonly send: string;
  readonly copyLink: string;
  readonly clear: string;
  readonly groups: Readonly<Record<Role, string>>;
  readonly more: string;
  readonly folded: string;
  readonly details: string;
  readonly detailsOf: string;
  readonly add: string;
  readonly addOf: string;
  readonly direction: string;
  readonly unset: string;
  readonly extra: string;
  readonly extraDescription: string;
  readonly extraName: string;
  readonly addExtra: string;
  readonly headers: string;
  readonly noHeader: string;
  readonly callers: Readonly<Record<Caller, string>>;
  readonly callerOf: string;
  readonly response: string;
  readonly noResponse: string;
  readonly steps: string;
  readonly first: string;
  readonly next: string;
  readonly body: string;
  readonly responseHeaders: string;
  readonly code: string;
  readonly copy: string;
  readonly copyResponse: string;
  readonly copyCode: string;
}

/** The words of the section in each language. */
export const sectionWords: Readonly<Record<Language, SectionWords>> = {
  ja: {
    title: 'コンソール',
    introduction:
      'このページ内で動くモックが、架空のデータで応答します。リクエストもデータも外部には送信しません。トークンの入力は不要です。',
    withoutScript: 'コンソールを使うには JavaScript が必要です。',
    operation: '操作',
    presets: '例',
    query: 'パラメータとヘッダー',
    errors: 'エラーを再現',
    chooseError: 'エラーを選択…',
    onlyExample: '（文書の例を表示）',
    send: '送信',
    copyLink: 'リンクをコピー',
    clear: 'クリア',
    groups: { page: 'ページ', order: '並び順', filter: 'フィルター', other: 'その他' },
    more: 'ほか {count} 件',
    folded: '{group}（{count}）',
    details: '詳細',
    detailsOf: '{name} の詳細',
    add: '追加',
    addOf: '{name} を追加',
    direction: '並び順',
    unset: '指定なし',
    extra: 'ほかのパラメータ',
    extraDescription: '文書にない名前や、無効な値も送信できます。',
    extraName: '名前',
    addExtra: 'パラメータを追加',
    headers: 'ヘッダー',
    noHeader: 'なし',
    callers: {
      owner: 'あり（自動で付与）',
      nobody: 'なし',
      stranger: 'ほかのプロジェクトのトークン',
    },
    callerOf: 'トークン（{header}）',
    response: 'レスポンス',
    noResponse: 'リクエストを送信すると、ここにレスポンスが表示されます。',
    steps: '取得したページ',
    first: '最初のページ',
    next: '次のページ',
    body: '本文',
    responseHeaders: 'ヘッダー',
    code: '同じリクエストのコード',
    copy: 'コピー',
    copyResponse: 'レスポンスをコピー',
    copyCode: 'コードをコピー',
  },
  en: {
    title: 'Console',
    introduction:
      'A mock in this page responds, with invented data. Neither requests nor data leave your machine. You do not need to enter a token.',
    withoutScript: 'The console needs JavaScript.',
    operation: 'Operation',
    presets: 'Examples',
    query: 'Parameters and headers',
    errors: 'Reproduce an error',
    chooseError: 'Choose an error…',
    onlyExample: ' (shows the example of the document)',
    send: 'Send',
    copyLink: 'Copy link',
    clear: 'Clear',
    groups: { page: 'Page', order: 'Order', filter: 'Filters', other: 'Other' },
    more: '{count} more',
    folded: '{group} ({count})',
    details: 'Details',
    detailsOf: 'Details of {name}',
    add: 'Add',
    addOf: 'Add {name}',
    direction: 'direction',
    unset: 'Not set',
    extra: 'Any other parameter',
    extraDescription: 'Send names that are not in the document, or invalid values.',
    extraName: 'Name',
    addExtra: 'Add a parameter',
    headers: 'Headers',
    noHeader: 'None',
    callers: {
      owner: 'Present (set automatically)',
      nobody: 'Missing',
      stranger: 'Token of another project',
    },
    callerOf: 'Token ({header})',
    response: 'Response',
    noResponse: 'Send the request to see the response here.',
    steps: 'Pages so far',
    first: 'First page',
    next: 'Next page',
    body: 'Body',
    responseHeaders: 'Headers',
    code: 'The same request as code',
    copy: 'Copy',
    copyResponse: 'Copy the response',
    copyCode: 'Copy the code',
  },
};

/** The words that the script shows, in each language. */
export const consoleWords: Readonly<Record<Language, ConsoleWords>> = {
  ja: {
    value: '{name} の値',
    remove: '{name} を削除',
    copied: 'コピーしました',
    copyFailed: 'コピーできません',
    waiting: 'モックを読み込んでいます…',
    failed: 'モックを実行できませんでした：{reason}',
    announcement: 'レスポンス：{status}。{items}',
    milliseconds: '{number} ミリ秒',
    item: '{count} 件',
    items: '{count} 件',
    page: '{number} ページ目',
    fromDocument: 'リクエストの内容では再現できないエラーです。OpenAPI 文書の例を表示しています。',
    rejectedByClient: 'クライアントはこのクエリを送信せず、QueryError を投げます。',
    invalidLink: 'URL の「{part}」を読み取れないため、無視しました。',
    unknownParameter: '{name} は文書にないパラメータです。',
    suggestion: '{suggestion} ではありませんか？',
    replacement: '{suggestion} に変更',
    emptyBecauseUnknown:
      'エラーにはなりません。同じ名前のプロパティに対するフィルターとして扱われ、一致するデータがないため、一覧は空になります。',
    comparedWithProperty: 'エラーにはなりません。同じ名前のプロパティに対するフィルターとして扱われます。',
    effectUnknown: 'サービスがどう扱うかは、文書に記載がありません。',
    emptyBody: '（本文なし）',
    violation: 'モックの説明（英語）',
  },
  en: {
    value: 'Value of {name}',
    remove: 'Remove {name}',
    copied: 'Copied',
    copyFailed: 'Copying failed',
    waiting: 'Loading the mock…',
    failed: 'The mock failed: {reason}',
    announcement: 'Response: {status}. {items}',
    milliseconds: '{number} ms',
    item: '{count} item',
    items: '{count} items',
    page: 'Page {number}',
    fromDocument: 'No request reproduces this error. This is the example of the OpenAPI document.',
    rejectedByClient: 'The client does not send this query: it throws a QueryError.',
    invalidLink: 'The part “{part}” of the URL is invalid and was ignored.',
    unknownParameter: '{name} is not a parameter in the document.',
    suggestion: 'Did you mean {suggestion}?',
    replacement: 'Change to {suggestion}',
    emptyBecauseUnknown:
      'This is not an error: it is a filter on the property of that name. No item matches it, so the list is empty.',
    comparedWithProperty: 'This is not an error: it is a filter on the property of that name.',
    effectUnknown: 'The document does not say how the service treats it.',
    emptyBody: '(no body)',
    violation: 'The mock says',
  },
};
