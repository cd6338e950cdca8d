import type { Result } from '@conoha-images/contract';
import { type Finding, findingText } from '../openstack/finding.ts';

/** Their names are those of the contract's profile for Glance. */
export const findings: readonly Finding[] = [
  {
    name: 'links-keep-one-of-a-repeated-parameter',
    title: 'Links keep one of a repeated parameter',
    cause:
      '`ResponseSerializer.index` in `glance/api/v2/images.py` turns the parameters into a `dict` before it writes `first` and `next`. A `dict` keeps only the last value of a repeated parameter. So from the second page on, a list that was filtered by two tags is filtered by one of them, and a list that was sorted by two `sort_key` is sorted by one. In that order the marker stands elsewhere: following the links loses images, repeats some, or goes round in a circle.',
    advice:
      'Write the order in one parameter, `sort=container_format,id`. For more than one tag, build the next query from the marker instead of following the link. The client of this repository does that: it takes only the marker from a link.',
  },
  {
    name: 'markers-without-a-value-lead-elsewhere',
    title: 'Markers without a value lead elsewhere',
    cause:
      '`_paginate_query` in `glance/db/sqlalchemy/api.py` replaces a value that the marker does not have with an empty string, whatever the type of the column, and compares it with columns in which null has become 0 or an empty string. But the database sorts by null itself, which is lower than both. If the marker is an image without a size (a queued one), a string is compared with a number: the page after it is empty, or starts from the beginning.',
    advice:
      'Do not page through a list that is sorted by `size`, `name`, `container_format` or `disk_format` if images may lack a value. Request a limit that covers the whole list, or sort by `created_at`.',
  },
  {
    name: 'a-repeated-filter-may-hold-twice',
    title: 'A repeated filter may apply twice',
    cause:
      '`visibility` (in `image_get_all`), `checksum` and `os_hash_value` (in `_make_conditions_from_filters`, both in `glance/db/sqlalchemy/api.py`) are taken out of a `MultiDict` with `pop`, which takes the first of several values. The rest is read as a further filter, with the last value. So both values must match, while for any other filter only the last one applies.',
    advice: 'Send these parameters once. The client of this repository has no way to repeat them.',
  },
  {
    name: 'some-wrong-values-are-not-rejected',
    title: 'Some wrong values are not rejected',
    cause:
      '`_get_filters` in `glance/api/v2/images.py` validates `visibility` only if it is not empty. An empty one is compared with the visibility of each image, and no image has an empty visibility.',
    advice:
      'Leave the parameter out instead of sending it without a value. The client of this repository rejects that.',
  },
  {
    name: 'times-have-fractions-that-no-response-shows',
    title: 'Times have fractions that no response shows',
    cause:
      '`isotime` in `glance/common/timeutils.py` writes whole seconds. SQLite keeps microseconds, and sorts and compares by them. So an image is not found by the `created_at` in its response, it is found by `gt:` of that time, and two images of the same second are not in the order that their times and IDs in the response would give. According to their manuals, PostgreSQL keeps microseconds too, and MySQL and MariaDB keep whole seconds, which would show nothing of this. We ran none of the three.',
    advice:
      'To list the images of one second, request those from `gte:` that second, and drop the later ones in your own code. A second `created_at` in the same query does not help, because only the last one applies.',
  },
];

/** The documentation page of the findings, and the names of those that were found. */
export function findingsPage(results: readonly Result[]): { found: string[]; text: string } {
  const known = results.filter(({ status }) => status === 'known');
  const byFinding = Map.groupBy(known, ({ finding }) => String(finding));
  const sections = findings.map((finding) => findingText(finding, byFinding.get(finding.name) ?? []));
  const held = results.filter(({ status }) => status === 'held').length;
  return { found: [...byFinding.keys()], text: page(sections, held) };
}

function page(sections: readonly string[], held: number): string {
  return `# How a real Glance differs from the document

Written by \`npm run test:glance\`. Do not edit: the causes are in [test/glance/findings.ts](../test/glance/findings.ts).

OpenStack Glance 25.1.0 from Debian 12 was checked with SQLite, its default configuration, and the 299 images of [test/contract/collection.ts](../test/contract/collection.ts) in its database. The contract ran four times, with three seeds, and once with times that have fractions of seconds: ${held} checks held in all. Each difference is described here with its cause in Glance's source and the shortest commands that reproduce it. Replace the port with that of your Glance.

With \`--profile glance\`, \`conoha-images-contract\` counts a failure as known if a request that shows it meets one of the first four findings: it repeats such a parameter, pages through a list that is sorted by a property that an image may lack, or has such a value. If a link fails, its failure is known only if the link has the last value of every repeated parameter, and everything else that it should have. The last finding depends on the database, and no request shows it. It is the reason if all responses show whole seconds, and the failure disappears when images of the same second may stand in any order, or when a time filter may or may not find the images of the second that it compares with. Every other failure counts, whichever relation fails.

${sections.join('\n')}
## Where the document was wrong

One relation was loosened, because the document claimed too much: it said that every property of an image can be filtered by a parameter of its name. The paths \`self\`, \`file\` and \`schema\` are made for the response, and Glance finds no image by them. The document now excepts them (\`except\` in [the list vocabulary](list-vocabulary.md)), and the mock does not find images by them either.
`;
}
