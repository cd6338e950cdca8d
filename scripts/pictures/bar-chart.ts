import { svg, textAt } from './svg.ts';

/** A bar of a chart. */
interface Bar {
  readonly label: string;
  /** Its parts, from left to right. */
  readonly segments: readonly { readonly value: number; readonly style: 'ours' | 'more' | 'bar' }[];
  /** The text behind the bar, for example "23.4×". */
  readonly text: string;
}

/** Bars that stand together. */
interface BarGroup {
  readonly bars: readonly Bar[];
}

/** A chart of horizontal bars, of which the longest has the full width. */
export interface BarChart {
  readonly title: string;
  /** The date, the machine and the command of the measurement, in one or more lines. */
  readonly caption: string;
  readonly groups: readonly BarGroup[];
}

const width = 800;
const padding = 16;
const labelWidth = 220;
const textWidth = 170;
const rowHeight = 24;
const barHeight = 14;

export function barChart({ title, caption, groups }: BarChart): string {
  const parts: string[] = [];
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(lengthOf)));
  const scale = (width - 2 * padding - labelWidth - textWidth) / longest;
  let y = padding + 16;
  parts.push(textAt(padding, y, title, 'title'));
  for (const { bars } of groups) {
    y += 8;
    for (const bar of bars) {
      y += rowHeight;
      if (bar.label !== '') parts.push(textAt(padding, y, bar.label));
      let x = padding + labelWidth;
      for (const { value, style } of bar.segments) {
        const length = Math.max(1, value * scale);
        const place = `x="${x.toFixed(1)}" y="${y - barHeight + 2}"`;
        if (value > 0)
          parts.push(`<rect ${place} width="${length.toFixed(1)}" height="${barHeight}" class="${style}"/>`);
        x += value > 0 ? length : 0;
      }
      parts.push(textAt(Math.round(x + 8), y, bar.text));
    }
  }
  y += 12;
  for (const line of caption.split('\n')) {
    y += 18;
    parts.push(textAt(padding, y, line, 'caption muted'));
  }
  return svg(title, { width, height: y + padding }, parts);
}

function lengthOf({ segments }: Bar): number {
  return segments.reduce((length, { value }) => length + value, 0);
}
