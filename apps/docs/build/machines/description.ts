import type { Reference } from '../model/reference.ts';
import type { Language } from '../site.ts';

const sentence: Readonly<Record<Language, (operation: string) => string>> = {
  ja: (operation) => `${operation} のパラメータ、レスポンス、エラー、コード例を、根拠となる資料とともに説明します。`,
  en: (operation) =>
    ` Parameters, responses, errors and code samples of ${operation}, with the sources of each statement.`,
};

/** What a search engine shows under the title of the page. It cuts off more than about 160 letters. */
export function descriptionOf(language: Language, { summary, operations: [operation] }: Reference): string {
  return operation ? summary + sentence[language](`${operation.method} ${operation.path}`) : summary;
}
