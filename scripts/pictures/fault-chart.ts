import { barChart } from './bar-chart.ts';
import type { Language } from './chain.ts';

/** The faults of one group in docs/fault-matrix.md. */
interface Group {
  readonly title: string;
  readonly all: number;
  /** How many of them every seed finds with the usual number of requests. */
  readonly usual: number;
  /** How many of them the document allows. */
  readonly allowed: number;
}

const japaneseTitles: Readonly<Record<string, string>> = {
  'Pages and links': 'ページとリンク',
  Order: '並び順',
  Filters: 'フィルター',
  Values: '値',
  Interactions: 'パラメータの組み合わせ',
  'Responses and errors': 'レスポンスとエラー',
  'HTTP and JSON': 'HTTP と JSON',
  Callers: '呼び出し元の違い',
};

/**
 * How many of the planted faults the contract and Schemathesis find.
 *
 * @param page docs/fault-matrix.md
 * @param comparison docs/schemathesis.md
 */
export function faultChart(page: string, comparison: string, language: Language): string {
  const { seeds, usualBudget, largeBudget } = settingsIn(page);
  const { version, measured, found } = comparisonIn(comparison);
  const isEnglish = language === 'en';
  const texts = isEnglish
    ? {
        title: 'Planted faults that the contract finds, and those that Schemathesis finds',
        caption: `Blue: with each of ${seeds} seeds and ${usualBudget} requests; light blue: with ${largeBudget} (npm run test:faults).\nGray: ${version} (npm run bench:schemathesis, ${measured}).`,
      }
    : {
        title: '意図的に埋め込んだ不具合のうち、契約テストと Schemathesis が検出する数',
        caption: `青：${usualBudget} リクエストで、${seeds} 個のシードすべてが検出。水色：${largeBudget} リクエストで検出（npm run test:faults）。\n灰色：${version} が検出（npm run bench:schemathesis、${measured}）。`,
      };
  return barChart({
    ...texts,
    groups: groupsIn(page, seeds).map(({ title, all, usual, allowed }) => {
      const own = all - allowed;
      const theirs = found.get(title);
      if (theirs === undefined) throw new Error(`docs/schemathesis.md needs a row for ${title}.`);
      return {
        bars: [
          {
            label: isEnglish ? title : (japaneseTitles[title] ?? title),
            segments: [
              { value: usual, style: 'ours' as const },
              { value: own - usual, style: 'more' as const },
            ],
            text: usual === own ? `${own}` : `${usual} + ${own - usual}`,
          },
          { label: '', segments: [{ value: theirs, style: 'bar' as const }], text: `Schemathesis: ${theirs}` },
        ],
      };
    }),
  });
}

/** What docs/schemathesis.md says: which version, when and on what it ran, and how many faults of each group it finds. */
function comparisonIn(page: string): { version: string; measured: string; found: ReadonlyMap<string, number> } {
  const [version = ''] = /schemathesis \d+(\.\d+)+/i.exec(page) ?? [];
  const rows = [...page.matchAll(/^\| (.+) \| \d+ \| (\d+) \|$/gm)];
  const [, measured = ''] = /^Measured on (.*?), with /m.exec(page) ?? [];
  return { version, measured, found: new Map(rows.map(([, title = '', count]) => [title, Number(count)])) };
}

function settingsIn(page: string): { seeds: number; usualBudget: number; largeBudget: number } {
  const [, seeds, usualBudget, largeBudget] =
    /with (\d+) seeds and (\d+) requests, and if that shows no failure, with (\d+)\./.exec(page) ?? [];
  return { seeds: Number(seeds), usualBudget: Number(usualBudget), largeBudget: Number(largeBudget) };
}

function groupsIn(page: string, seeds: number): Group[] {
  return [...page.matchAll(/^### (.*) \(\d+\)\n\n((?:\|.*\n)+)/gm)].map(([, title = '', table = '']) => {
    const rows = table.trim().split('\n').slice(2);
    const counts = rows.map((row) => row.split(' | ')[3]?.trim() ?? '');
    const allowed = counts.filter((count) => count === '0').length;
    return { title, all: rows.length, usual: counts.filter((count) => count === String(seeds)).length, allowed };
  });
}
