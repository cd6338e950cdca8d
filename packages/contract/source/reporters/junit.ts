import type { Report, Result } from '../results.ts';

/** A report as JUnit XML for continuous integration: a test suite for each relation, a test case for each check. */
export function junit({ results, milliseconds }: Report): string {
  const names = [...new Set(results.map(({ relation }) => relation))];
  const suites = names.map((relation) => {
    const checks = results.filter((result) => result.relation === relation);
    const tests = checks.map((result) => testCase(result)).join('');
    return `  <testsuite name="${escaped(relation)}" ${counts(checks)} time="${seconds(checks)}">\n${tests}  </testsuite>\n`;
  });
  const head = `<testsuites name="contract" ${counts(results)} time="${(milliseconds / 1_000).toFixed(3)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join('')}</testsuites>\n`;
}

function counts(results: readonly Result[]): string {
  const failures = results.filter(({ status }) => status === 'failed').length;
  const skipped = results.filter(({ status }) => status === 'not-checked' || status === 'known').length;
  return `tests="${results.length}" failures="${failures}" skipped="${skipped}"`;
}

function seconds(results: readonly Result[]): string {
  return (results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1_000).toFixed(3);
}

function testCase(result: Result): string {
  const { topic, relation, subject, sentence, status } = result;
  const name = escaped(subject === undefined ? sentence : `${subject}: ${sentence}`);
  const head = `    <testcase classname="${topic}.${relation}" name="${name}" time="${seconds([result])}"`;
  return status === 'held' ? `${head}/>\n` : `${head}>\n      ${outcome(result)}\n    </testcase>\n`;
}

function outcome({ status, reason, failure }: Result): string {
  const text = failure ? `expected ${failure.expected}; got ${failure.got}` : '';
  const commands = failure?.curl.join('\n') ?? '';
  if (status === 'failed') return `<failure message="${escaped(text)}">${escaped(commands)}</failure>`;
  // JUnit has no warnings. A test case that only has output has passed.
  if (status === 'warning') return `<system-out>${escaped(`warning: ${text}\n${commands}`)}</system-out>`;
  return `<skipped message="${escaped(status === 'known' ? `known: ${reason} (${text})` : (reason ?? ''))}"/>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text escaped for XML, without the characters that XML can't express. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are to be removed.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
  );
}
