import type { Report } from '../report.ts';

/** Annotations of GitHub Actions, a line for each check that is broken. */
export function githubLines({ results, seed }: Report): string[] {
  return results
    .filter(({ status }) => status === 'broken')
    .map(({ relation, of, sentence, failure }) => {
      const title = of === undefined ? relation : `${relation} (${of})`;
      const lines = [
        sentence,
        `expected ${failure?.expected}`,
        `got ${failure?.got}`,
        ...(failure?.curl ?? []),
        `seed ${seed}`,
      ];
      return `::error title=${inProperty(title)}::${inMessage(lines.join('\n'))}`;
    });
}

/** Escapes what ends a message. */
function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes what ends a property. */
function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
