import { ListError, type QueryPairs, type Scope } from '@conoha-images/listing';
import type { Data, Item } from './data.ts';
import type { Incoming } from './exchange.ts';
import { glanceError } from './glance-error.ts';
import type { Service } from './service.ts';

/**
 * What the image service does that its document can't say: who sees which image, and how an error is worded.
 *
 * | The image is | A list holds it | It may be a marker |
 * | --- | --- | --- |
 * | public | always | always |
 * | the caller's own | always | always |
 * | shared with the caller | where the caller's answer is the `member_status` asked for | always |
 * | of the community, not the caller's own | only where the request has a `visibility` | always |
 * | private, of nobody | never | always |
 * | another's | never | never |
 * | killed, whosever | never | as above, without this row |
 * | deleted, whosever | never | never; it is as if it had never been |
 *
 * Where the data has no tokens, the caller owns what the owners of private images own, as in a recorded response.
 * Where it has no members, whatever is shared is shared with the caller, who has accepted it.
 *
 * @see glance/db/sqlalchemy/api.py of Glance 25.1, image_get_all and _select_images_query
 */
export const imageService: Service = {
  // Glance takes a semicolon for an ampersand.
  separator: /[&;]/,
  complete: (image, path) => ({
    ...image,
    self: image['self'] ?? `${path}/${image['id']}`,
    file: image['file'] ?? `${path}/${image['id']}/file`,
    schema: image['schema'] ?? path.replace(/[^/]+$/, 'schemas/image'),
  }),
  has: ({ status }) => status !== 'deleted',
  renew: ({ self, file, ...image }) => {
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    return { ...image, created_at: now, updated_at: now };
  },
  scope: imageScope,
  headers: requestId,
  refuse: glanceError,
};

function imageScope({ items, tokens, members }: Data, token: string, query: QueryPairs): Scope<Item> {
  const removed = parameterOf(query, 'changes-since');
  if (removed) throw new ListError('not-listed', 'changes-since', removed, 'left out: Glance v2 no longer has it');
  const asked = parameterOf(query, 'member_status') ?? 'accepted';
  const hasVisibility = parameterOf(query, 'visibility') !== undefined;
  const project = tokens?.get(token);
  const owners = project === undefined ? privateOwners(items) : new Set<unknown>([project]);
  const owns = ({ owner }: Item): boolean => owners.has(owner);
  const membership = (image: Item): string | undefined => {
    if (!members) return 'accepted';
    const statuses = members.get(String(image['id'])) ?? [];
    return [...statuses].find(([member]) => owners.has(member))?.[1];
  };
  return {
    lists: (image) => {
      if (image['status'] === 'killed') return false;
      if (image['visibility'] === 'public' || owns(image)) return true;
      if (image['visibility'] === 'community') return hasVisibility;
      if (image['visibility'] !== 'shared') return false;
      const status = membership(image);
      return status !== undefined && (asked === 'all' || status === asked);
    },
    reads: (image) =>
      image['visibility'] === 'public' ||
      image['visibility'] === 'community' ||
      image['owner'] === null ||
      owns(image) ||
      (image['visibility'] === 'shared' && membership(image) !== undefined),
  };
}

const ownersOf = new WeakMap<readonly Item[], ReadonlySet<unknown>>();

function privateOwners(items: readonly Item[]): ReadonlySet<unknown> {
  const known = ownersOf.get(items);
  if (known) return known;
  const owners = new Set(items.filter(({ visibility }) => visibility === 'private').map(({ owner }) => owner));
  ownersOf.set(items, owners);
  return owners;
}

function parameterOf(query: QueryPairs, name: string): string | undefined {
  return query.find(([each]) => each === name)?.[1];
}

/** Glance takes over the id that a request has, and makes one where it has none. */
function requestId(request: Incoming): Record<string, string> {
  const given = request.header('x-openstack-request-id')?.replaceAll(/[^\w.-]/g, '');
  const id = given ? (given.startsWith('req-') ? given : `req-${given}`) : `req-${crypto.randomUUID()}`;
  return { 'x-openstack-request-id': id };
}
