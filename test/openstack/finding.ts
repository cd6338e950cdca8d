import { type Result, relationNames } from '@conoha-images/contract';

/** A difference between a real service and the document of its list. */
export interface Finding {
  readonly name: string;
  readonly title: string;
  /** Why the service does it, and where in its source. */
  readonly cause: string;
  /** What a program can do about it. */
  readonly advice: string;
}

/** A section of a page of documentation: a finding with the results that show it. */
export function findingText({ name, title, cause, advice }: Finding, results: readonly Result[]): string {
  const relations = new Set(results.map(({ relation }) => relation));
  const [example] = results.toSorted((a, b) => commandLength(a) - commandLength(b));
  const lines = example
    ? [
        `For example, ${example.relation}${example.subject === undefined ? '' : ` (${example.subject})`}: ${example.sentence}`,
        '',
        '```sh',
        ...(example.failure?.curl ?? []),
        '```',
        '',
        `Expected ${example.failure?.expected}; got ${example.failure?.got}.`,
      ]
    : [];
  return [
    `## ${title}`,
    '',
    `\`${name}\``,
    '',
    `**Cause.** ${cause}`,
    '',
    `**What to do.** ${advice}`,
    '',
    `**Failed relations.** ${relationNames.filter((relation) => relations.has(relation)).join(', ')}.`,
    '',
    ...lines,
    '',
  ].join('\n');
}

/** How much there is to read in the commands that reproduce a failure. */
function commandLength({ failure }: Result): number {
  return failure?.curl.join('').length ?? 0;
}

/** The same result with the default port of the service. */
export function atDefaultPort(result: Result, url: string, port: number): Result {
  return JSON.parse(JSON.stringify(result).replaceAll(url, `http://127.0.0.1:${port}`)) as Result;
}
