import { type Result, relationNames } from '@conoha-images/contract';

interface Finding {
  /** As the contract's profile for Glance has it. */
  readonly name: string;
  readonly title: string;
  /** Why Glance does it, and where in its source. */
  readonly cause: string;
  /** What a program does about it. */
  readonly advice: string;
}

/** The one that depends on the database. The profile does not know it: no answer shows that it is the reason. */
const fractions = 'times-have-fractions-that-no-answer-shows';

export const findings: readonly Finding[] = [
  {
    name: 'links-keep-one-of-a-repeated-parameter',
    title: 'Links keep one of a repeated parameter',
    cause:
      '`ResponseSerializer.index` in `glance/api/v2/images.py` makes a `dict` of the parameters before it writes `first` and `next`. Of a parameter that is repeated, a `dict` keeps the last value. So from the second page on, a list that was asked for by two tags has one of them, and one that was sorted by two `sort_key` is sorted by one, in which the marker stands elsewhere: a walk loses images, has some twice, or goes round in a circle.',
    advice:
      'Write the order in one parameter, `sort=container_format,id`. For more than one tag, make the next query from the marker instead of the link. The client of this repository does the latter: of a link it takes the marker only.',
  },
  {
    name: 'markers-without-a-value-lead-elsewhere',
    title: 'Markers without a value lead elsewhere',
    cause:
      '`_paginate_query` in `glance/db/sqlalchemy/api.py` puts an empty text in the place of a value that the marker does not have, whatever the type of the column, and compares it with columns in which null has become 0 or an empty text. What is sorted by the database, though, is null itself, which is lower than both. Where the marker is an image without a size (one that is queued), the comparison is one of a text with a number: the page after it is empty, or begins anew.',
    advice:
      'Do not page through a list that is sorted by `size`, `name`, `container_format` or `disk_format` where images may have none. Ask for a limit that holds the whole list, or sort by `created_at`.',
  },
  {
    name: 'a-repeated-filter-may-hold-twice',
    title: 'A repeated filter may hold twice',
    cause:
      '`visibility` (in `image_get_all`), `checksum` and `os_hash_value` (in `_make_conditions_from_filters`, both in `glance/db/sqlalchemy/api.py`) are taken out of a `MultiDict` with `pop`, which takes the first of several values. What is left of them is read as one more filter, with the last value. So both must hold, where the last one alone does of any other filter.',
    advice: 'Give these parameters once. The client of this repository has no way to repeat them.',
  },
  {
    name: 'some-wrong-values-are-not-refused',
    title: 'Some wrong values are not refused',
    cause:
      '`_get_filters` in `glance/api/v2/images.py` looks at `visibility` only where it is not empty; then it is compared with that of each image, and none is empty. `ImagesController.index` makes `os_hidden` lower case before it looks at it, and does not do so with `protected`.',
    advice: 'Leave a parameter out instead of giving it no value. The client of this repository refuses both.',
  },
  {
    name: fractions,
    title: 'Times have fractions that no answer shows',
    cause:
      '`isotime` in `glance/common/timeutils.py` writes whole seconds. SQLite keeps microseconds, and sorts and compares by them. So an image is not found by the `created_at` that its answer has, is found by `gt:` of it, and of two images of the same second the order is not the one that their answers and ids would give. By their manuals PostgreSQL keeps microseconds too, and MySQL and MariaDB keep whole seconds, which would show nothing of this; none of the three was run.',
    advice:
      'Ask for a second by two bounds only in your own code: take the list from `gte:` the second, and leave out what is later. A second `created_at` in the same query does not help, as only the last counts.',
  },
];

/** What is known of Glance, as a page of the documentation. */
export function findingsPage(withFractions: readonly Result[], others: readonly Result[]) {
  const shown = new Map<string, Result[]>();
  const known = others.filter(({ status }) => status === 'known');
  // The same cases hold where the times are whole seconds: what is broken here is so for their fractions.
  const byFractions = withFractions
    .filter(({ status }) => status === 'broken')
    .map((result) => ({ ...result, finding: fractions }));
  for (const result of [...known, ...byFractions]) {
    shown.set(String(result.finding), [...(shown.get(String(result.finding)) ?? []), result]);
  }
  const count = others.filter(({ status }) => status === 'held').length;
  return {
    shown: [...shown.keys()],
    text: page(
      findings.map((each) => section(each, shown.get(each.name) ?? [])),
      count,
    ),
  };
}

function section({ name, title, cause, advice }: Finding, results: readonly Result[]): string {
  const broken = new Set(results.map(({ relation }) => relation));
  const [example] = results.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const lines = example
    ? [
        `For example, ${example.relation}${example.of === undefined ? '' : ` (${example.of})`}: ${example.sentence}`,
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
    `**Broken relations.** ${relationNames.filter((each) => broken.has(each)).join(', ')}.`,
    '',
    ...lines,
    '',
  ].join('\n');
}

/** How much there is to read in the lines that show it. */
function sizeOf({ failure }: Result): number {
  return failure?.curl.join('').length ?? 0;
}

function page(sections: readonly string[], held: number): string {
  return `# What a real Glance does otherwise than the document

Written by \`npm run test:glance\`. Do not edit: the causes stand in [test/glance/findings.ts](../test/glance/findings.ts).

OpenStack Glance 25.1.0 from Debian 12, with SQLite and its own defaults, and the 299 images of [test/contract/collection.ts](../test/contract/collection.ts) in its database. The contract was checked three times with different seeds: ${held} checks held in all. What did not is here, each with its cause in Glance's source and the shortest lines that show it. Put in the place of the port where yours listens.

With \`--profile glance\`, \`conoha-images-contract\` counts a failure as known where a request that shows it meets one of the findings but the last: it repeats such a parameter, pages through a list that is sorted by what an image may not have, or has such a value. Anything else counts, whichever relation it breaks. The last finding depends on the database, and nothing in an answer tells it from another mistake, so it always counts.

${sections.join('\n')}
## Where the document was wrong

A relation was loosened once, because the document said too much: it said of every property of an image that a parameter of its name filters by it. The paths \`self\`, \`file\` and \`schema\` are made for the answer, and Glance finds no image by them. The document now excepts them (\`except\` in [the list vocabulary](list-vocabulary.md)), and the mock finds none either.
`;
}
