import type { Report } from '../results.ts';
import { failureMessage } from './failure-message.ts';

/** Annotations of GitHub Actions: one for each failed check. */
export function githubLines({ results, seed }: Report): string[] {
  return results
    .filter(({ status }) => status === 'failed')
    .map((result) => {
      const { relation, subject } = result;
      const title = subject === undefined ? relation : `${relation} (${subject})`;
      return `::error title=${escapedProperty(title)}::${escapedMessage(failureMessage(result, seed))}`;
    });
}

/** Escapes the characters that would end a message. */
function escapedMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes the characters that would end a property. */
function escapedProperty(text: string): string {
  return escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
