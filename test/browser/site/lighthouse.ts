import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findChromium } from '../chromium.ts';

/** What Lighthouse reports of a page. */
export interface Report {
  /** By category, from 0 to 100. */
  readonly scores: Readonly<Record<string, number>>;
  /** The audits with less than the full score, by category. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

interface Result {
  readonly categories: Readonly<Record<string, Category>>;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly title: string }>>;
}

interface Category {
  readonly id: string;
  readonly score: number;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

const command = fileURLToPath(new URL('../cli/index.js', import.meta.resolve('lighthouse')));

/** Runs Lighthouse's audits of some categories on a page, with its defaults, which are those of a slow phone. */
export async function reportOf(url: string, categories: readonly string[]): Promise<Report> {
  const { executablePath = '' } = await findChromium();
  const folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  const file = join(folder, 'report.json');
  try {
    const options = [
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories}`,
      '--chrome-flags=--headless=new --no-sandbox',
      '--no-enable-error-reporting',
    ];
    await promisify(execFile)(process.execPath, [command, url, ...options], {
      env: { ...process.env, CHROME_PATH: executablePath },
    });
    return summaryOf(JSON.parse(await readFile(file, 'utf8')) as Result);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function summaryOf({ categories, audits }: Result): Report {
  const all = Object.values(categories);
  const isFault = ({ id, weight }: Category['auditRefs'][number]) => {
    const { score = null } = audits[id] ?? {};
    return weight > 0 && score !== null && score < 1;
  };
  return {
    scores: Object.fromEntries(all.map(({ id, score }) => [id, Math.round(score * 100)])),
    faults: Object.fromEntries(all.map(({ id, auditRefs }) => [id, auditRefs.filter(isFault).map(({ id }) => id)])),
  };
}
