import { lowCoverageLines } from '../coverage.ts';
import type { Report } from '../results.ts';
import { failureMessage } from './failure-message.ts';

/** Annotations of GitHub Actions: one for each failed check and each warning, and one if the coverage is too low. */
export function githubLines({ results, seed, coverage }: Report): string[] {
  const low = lowCoverageLines(coverage, results).join('\n');
  const failures = results
    .filter(({ status }) => status === 'failed' || status === 'warning')
    .map((result) => {
      const { relation, subject, status } = result;
      const command = status === 'failed' ? 'error' : 'warning';
      const title = subject === undefined ? relation : `${relation} (${subject})`;
      return `::${command} title=${escapedProperty(title)}::${escapedMessage(failureMessage(result, seed))}`;
    });
  return [...failures, ...(low === '' ? [] : [`::error title=coverage::${escapedMessage(low)}`])];
}

/** Escapes the characters that would end a message. */
function escapedMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes the characters that would end a property. */
function escapedProperty(text: string): string {
  return escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
