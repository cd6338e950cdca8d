import { readFile, writeFile } from 'node:fs/promises';
import { barChart } from './bar-chart.ts';
import type { Language } from './chain.ts';
import { machine } from './machine.ts';

/** What a benchmark measured. A file of docs/measurements has it, and the READMEs have a picture of it. */
interface Measurement {
  readonly title: Readonly<Record<Language, string>>;
  /** What runs the benchmark. */
  readonly command: string;
  /** When and on what it ran. */
  readonly machine: string;
  readonly bars: readonly MeasuredBar[];
}

interface MeasuredBar {
  readonly label: string | Readonly<Record<Language, string>>;
  readonly value: number;
  /** The text behind the bar, for example "23.4×". */
  readonly text: string;
  /** Whether it is our package. */
  readonly isOurs?: boolean;
}

function speedChart({ title, command, machine, bars }: Measurement, language: Language): string {
  return barChart({
    title: title[language],
    caption: `${machine}. ${command}`,
    groups: [
      {
        bars: bars.map(({ label, value, text, isOurs }) => ({
          label: typeof label === 'string' ? label : label[language],
          segments: [{ value, style: isOurs ? ('ours' as const) : ('bar' as const) }],
          text,
        })),
      },
    ],
  });
}

/** Writes a measurement that was made just now, and its pictures. @param name Of the files, such as `mock-speed`. */
export async function saveMeasurement(name: string, measured: Omit<Measurement, 'machine'>): Promise<void> {
  const measurement: Measurement = { ...measured, machine: machine() };
  await writeFile(fileOf(name), `${JSON.stringify(measurement, null, 2)}\n`);
  await drawMeasurement(name);
}

/** Draws the pictures of a measurement. */
export async function drawMeasurement(name: string): Promise<void> {
  const measurement = JSON.parse(await readFile(fileOf(name), 'utf8')) as Measurement;
  for (const language of ['en', 'ja'] as const) {
    const file = new URL(`../../docs/generated/${name}.${language}.gen.svg`, import.meta.url);
    await writeFile(file, speedChart(measurement, language));
  }
}

function fileOf(name: string): URL {
  return new URL(`../../docs/measurements/${name}.json`, import.meta.url);
}
