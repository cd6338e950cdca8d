import type { QueryPairs, Scope } from '@conoha-images/listing';
import type { Data, Item } from '../../data/data.ts';
import { LruCache } from '../../list/lru-cache.ts';
import { Refusal } from '../refusal.ts';

/**
 * Who sees which image. The document can't express this.
 *
 * | Image | In a list | As a marker |
 * | --- | --- | --- |
 * | public | yes | yes |
 * | owned by the caller | yes | yes |
 * | shared with the caller | if the caller's membership has the `member_status` of the request | yes |
 * | community, owned by another project | only if the request has a `visibility` | yes |
 * | private, without an owner | no | yes |
 * | any other image of another project | no | no |
 * | killed, of any owner | no | as above, as if it were not killed |
 * | deleted, of any owner | no | no, as if it did not exist |
 *
 * If the data has no tokens, the caller owns the images of every project that owns a private image, as in a recorded
 * response. If the data has no members, every shared image is shared with the caller, who has accepted it.
 *
 * @throws {Refusal} if the query has a `changes-since` that is not empty.
 * @see glance/db/sqlalchemy/api.py of Glance 25.1, image_get_all and _select_images_query
 */
export function imageScope(data: Data, token: string, query: QueryPairs): Scope<Item> {
  refuseChangesSince(query);
  const caller = {
    project: data.tokens?.get(token),
    memberStatus: parameterOf(query, 'member_status') ?? 'accepted',
    hasVisibility: parameterOf(query, 'visibility') !== undefined,
  };
  const scopes = scopesOf.get(data) ?? new LruCache<Scope<Item>>(maximumScopes, () => 1);
  scopesOf.set(data, scopes);
  const key = JSON.stringify(caller);
  const known = scopes.get(key);
  if (known) return known;
  const scope = newScope(data, caller);
  scopes.set(key, scope);
  return scope;
}

/** How many scopes are kept for the same data. With each, a list keeps a bit for each image. */
const maximumScopes = 64;

const scopesOf = new WeakMap<Data, LruCache<Scope<Item>>>();

/** All that decides which images a request may see. */
interface Caller {
  /** Undefined if the data has no tokens. */
  readonly project: string | undefined;
  readonly memberStatus: string;
  readonly hasVisibility: boolean;
}

function newScope({ items, members }: Data, { project, memberStatus, hasVisibility }: Caller): Scope<Item> {
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
      return status !== undefined && (memberStatus === 'all' || status === memberStatus);
    },
    reads: (image) =>
      image['visibility'] === 'public' ||
      image['visibility'] === 'community' ||
      image['owner'] === null ||
      owns(image) ||
      (image['visibility'] === 'shared' && membership(image) !== undefined),
  };
}

function refuseChangesSince(query: QueryPairs): void {
  const parameter = 'changes-since';
  const value = parameterOf(query, parameter);
  if (!value) return;
  throw new Refusal({
    status: 400,
    reason: 'removed-parameter',
    parameter,
    value,
    message: `${parameter} must be left out, as Glance v2 no longer supports it; given: ${value}.`,
  });
}

const ownersOf = new WeakMap<readonly Item[], ReadonlySet<unknown>>();

function privateOwners(items: readonly Item[]): ReadonlySet<unknown> {
  const known = ownersOf.get(items);
  if (known) return known;
  const owners = new Set(items.filter(({ visibility }) => visibility === 'private').map(({ owner }) => owner));
  ownersOf.set(items, owners);
  return owners;
}

function parameterOf(query: QueryPairs, parameter: string): string | undefined {
  return query.find(([name]) => name === parameter)?.[1];
}
