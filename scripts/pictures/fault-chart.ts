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

/** How many of the planted faults the contract finds, as the page of the fault matrix says. */
export function faultChart(page: string, language: Language): string {
  const { seeds, usualBudget, largeBudget } = settingsIn(page);
  const groups = groupsIn(page, seeds);
  const isEnglish = language === 'en';
  const texts = isEnglish
    ? {
        title: `Planted faults that the contract finds with each of ${seeds} seeds`,
        caption: `Blue: with ${usualBudget} requests. Gray: with ${largeBudget}. Faults that the document allows are not counted. docs/fault-matrix.md lists each fault.`,
      }
    : {
        title: `${seeds} 個のシードすべてで検出される、意図的に埋め込んだ不具合`,
        caption: `青：${usualBudget} リクエストで検出。灰色：${largeBudget} リクエストで検出。文書が許す動作は含みません。詳細は docs/fault-matrix.md。`,
      };
  return barChart({
    ...texts,
    groups: [
      {
        bars: groups.map(({ title, all, usual, allowed }) => {
          const found = all - allowed;
          return {
            label: isEnglish ? title : (japaneseTitles[title] ?? title),
            segments: [
              { value: usual, style: 'ours' as const },
              { value: found - usual, style: 'bar' as const },
            ],
            text: usual === found ? `${found}` : `${usual} + ${found - usual}`,
          };
        }),
      },
    ],
  });
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
