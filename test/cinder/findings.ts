import type { Result } from '@conoha-images/contract';
import { type Finding, findingText } from '../openstack/finding.ts';

interface CinderFinding extends Finding {
  /** Whether the failure is of this kind. */
  explains(result: Result, queries: readonly URLSearchParams[]): boolean;
}

const findings: readonly CinderFinding[] = [
  {
    name: 'head-is-not-found',
    title: 'HEAD is not found',
    cause:
      '`APIRouter` in `cinder/api/v3/router.py` maps `/volumes/detail` to the method GET only (`collection={"detail": "GET"}`). For any other method no route matches, and the response has status 404.',
    advice: 'Send GET with `limit=1` to see whether the list can be read.',
    explains: ({ relation }) => relation === 'http-head',
  },
  {
    name: 'ties-have-the-direction-of-the-first-key',
    title: 'Ties have the direction of the first key',
    cause:
      '`process_sort_params` in `cinder/db/sqlalchemy/api.py` adds `created_at` and `id` to the keys of the order, in the direction of the first key. The document says that ties of several keys are in the default direction, as in Glance: the list vocabulary has no word for the other rule.',
    advice: 'Write `created_at` and `id` with their directions at the end of `sort` if the order of ties matters.',
    explains: (_, queries) => queries.some((query) => /asc.*,/.test(query.get('sort') ?? '')),
  },
  {
    name: 'markers-without-a-value-lead-elsewhere',
    title: 'Markers without a value lead elsewhere',
    cause:
      '`paginate_query` in `cinder/common/sqlalchemyutils.py` compares with the marker as if a missing name were empty, but the database sorts volumes without a name before those with an empty one. So if there are both, a page of a list sorted by name that starts after one of them loses volumes or repeats some.',
    advice:
      'Do not page through a list that is sorted by `name` if volumes may have no name or an empty one. Request a limit that covers the whole list, or sort by `created_at`.',
    explains: ({ relation }, queries) =>
      queries.some(
        (query) =>
          /name/.test(`${query.get('sort')} ${query.get('sort_key')}`) &&
          (query.has('marker') || relation === 'pages-join'),
      ),
  },
  {
    name: 'none-means-missing',
    title: 'None means missing',
    cause:
      "`check_volume_filters` in `cinder/volume/api.py` evaluates every value but a name as Python would (`ast.literal_eval`). The text `None` becomes Python's null, and the filter finds the volumes that have no value.",
    advice: 'Reject such a value before it is sent, if it comes from a user.',
    explains: (_, queries) => queries.some((query) => [...query.values()].includes('None')),
  },
  {
    name: 'a-repeated-name-applies-twice',
    title: 'A repeated name applies twice',
    cause:
      '`_get_volumes` in `cinder/api/v3/volumes.py` renames the filter `name` to `display_name` with `pop`, which takes the first of several values. The last one stays in the filters as `name`, so both must match. For any other filter only the last one applies.',
    advice: 'Send `name` once.',
    explains: (_, queries) => queries.some((query) => query.getAll('name').length > 1),
  },
];

/** The failures of a service, explained by the findings. */
interface Explanation {
  /** Failures that no finding explains. */
  readonly unknown: readonly Result[];
  /** The findings that no failure shows. */
  readonly missing: readonly string[];
  /** The documentation page of the findings. */
  readonly page: string;
}

/** Explains the failures of Cinder by its findings. */
export function explain(results: readonly Result[]): Explanation {
  const failed = results.filter(({ status }) => status === 'failed');
  const byFinding = Map.groupBy(failed, (result) => {
    const queries = (result.failure?.curl ?? []).map(queryOf);
    return findings.find((finding) => finding.explains(result, queries));
  });
  const held = results.filter(({ status }) => status === 'held').length;
  return {
    unknown: byFinding.get(undefined) ?? [],
    missing: findings.filter((finding) => !byFinding.has(finding)).map(({ name }) => name),
    page: page(
      findings.map((finding) => findingText(finding, byFinding.get(finding) ?? [])),
      held,
    ),
  };
}

/** The query that a curl command sends. */
function queryOf(command: string): URLSearchParams {
  return new URLSearchParams(/\?([^']*)'/.exec(command)?.[1]);
}

function page(sections: readonly string[], held: number): string {
  return `# How a real Cinder differs from a document of its list

Written by \`npm run test:cinder\`. Do not edit: the causes are in [test/cinder/findings.ts](../test/cinder/findings.ts).

The contract derives its checks from any document with [the list vocabulary](list-vocabulary.md). [test/openstack/volumes.yaml](../test/openstack/volumes.yaml) describes the list of volumes of OpenStack Cinder, an API that shares only its design with images: the path has a project, links are a list of objects, pages have an offset. OpenStack Cinder 21.3.1 from Debian 12 was checked with SQLite, its default configuration, and 240 volumes of [test/openstack/documents.ts](../test/openstack/documents.ts). The contract ran twice, with two seeds: ${held} checks held in all. No line of the contract knows Cinder. Each difference is described here with its cause in Cinder's source and the shortest commands that reproduce it.

${sections.join('\n').trimEnd()}
`;
}
