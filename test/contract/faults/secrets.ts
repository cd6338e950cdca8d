import { collection } from '../collection.ts';
import type { Body, Fault, Item, Situation } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { json, text } from './changes.ts';
import { elementsOf, markedImage, sortedAgainBy, termsOf } from './queries.ts';

/** Visible private images of other callers. */
function secretsFor({ token }: Situation): Item[] {
  const project = collection.tokens[token ?? ''];
  return collection.images.filter(
    ({ visibility, os_hidden, owner }) =>
      project !== undefined && visibility === 'private' && !os_hidden && owner !== null && owner !== project,
  );
}

/** Adds other callers' private images to a list in its order, if they satisfy a condition that the query has. */
const reveals =
  (isFound: (item: Item, situation: Situation) => boolean): NonNullable<Fault['lists']> =>
  (items, situation) => {
    const known = new Set(items.map(({ id }) => id));
    const found = secretsFor(situation).filter((item) => !known.has(item['id']) && isFound(item, situation));
    if (found.length === 0) return items;
    const direction = termsOf(situation)[0]?.direction ?? 'desc';
    return sortedAgainBy(
      [...items, ...found.map(completed)],
      [...termsOf(situation), { key: 'created_at', direction }, { key: 'id', direction }],
    );
  };

/** An image with the paths that a response has. */
const completed = (image: Item): Item => ({
  ...image,
  self: `/v2/images/${image['id']}`,
  file: `/v2/images/${image['id']}/file`,
  schema: '/v2/schemas/image',
});

/** Whether the marker is another caller's private image. */
const hasSecretMarker = (situation: Situation): boolean =>
  secretsFor(situation).some(({ id }) => id === markedImage(situation)?.['id']);

const secretOfB = '7d0ed39f-61b2-54d5-9942-c2f2c3cb2f13';

/** Faults that tell a caller about another caller's private images, or repeat the token. */
export const secretFaults: Record<string, Fault> = {
  'secret-by-name': {
    does: "finds another caller's private image by its name",
    shows: 'name=b-snapshot-01',
    lists: reveals((item, { value }) => value('name')?.replace(/^eq:/, '') === item['name']),
  },
  'secret-by-name-in-list': {
    does: "finds another caller's private image by a list of names",
    shows: 'name=in:b-snapshot-01,b-snapshot-02',
    lists: reveals((item, { value }) => elementsOf(value('name')).includes(text(item, 'name'))),
  },
  'secret-by-id-after-operator': {
    does: "finds another caller's private image by its ID after eq:",
    shows: `id=eq:${secretOfB}`,
    lists: reveals((item, { value }) => value('id') === `eq:${item['id']}`),
  },
  'secret-by-id-in-list': {
    does: "finds another caller's private image by a list of IDs",
    shows: `id=in:${secretOfB},x`,
    lists: reveals((item, { value }) => elementsOf(value('id')).includes(text(item, 'id'))),
  },
  'secret-by-checksum': {
    does: "finds another caller's private image by its checksum",
    shows: 'checksum=d60fc8f248b6143e7a03e5c8eb29f1a9',
    lists: reveals((item, { value }) => item['checksum'] !== null && value('checksum') === item['checksum']),
  },
  'secret-by-hash': {
    does: "finds another caller's private image by its hash",
    shows:
      'os_hash_value=f1dd29244ce812a4943db8c326fd1358ca5a972971b80110a48e70d97161be9bb94b3eb19bdcb1b56e4ea9d84c0d445d040c8e6a299e378bd0fe970f88d86d0d',
    lists: reveals(
      (item, { value }) => item['os_hash_value'] !== null && value('os_hash_value') === item['os_hash_value'],
    ),
  },
  'secret-by-tag': {
    does: "finds another caller's private images by a tag",
    shows: [{ query: 'tag=daily', headers: { 'x-auth-token': 'tok-b' } }],
    lists: reveals((item, { values }) => values('tag').some((tag) => (item['tags'] as string[]).includes(tag))),
  },
  'secret-by-owner': {
    does: "lists another caller's private images by their owner",
    shows: 'owner=b0000000000000000000000000000002',
    lists: reveals((item, { value }) => value('owner') === item['owner']),
  },
  'secret-by-size': {
    does: "lists everyone's private images of exactly one size",
    shows: 'size_min=4861011583&size_max=4861011583',
    lists: reveals(
      (item, { value }) => value('size_min') === String(item['size']) && value('size_max') === value('size_min'),
    ),
  },
  'secret-by-time': {
    does: "lists everyone's private images that were changed at one time",
    shows: 'updated_at=2023-10-21T03:35:57Z',
    lists: reveals((item, { value }) => value('updated_at')?.replace(/^eq:/, '') === item['updated_at']),
  },
  'secret-by-private-and-owner': {
    does: "lists another caller's private images beside visibility=private and their owner",
    parameters: ['visibility', 'owner'],
    shows: 'visibility=private&owner=b0000000000000000000000000000002',
    lists: reveals((item, { value }) => value('visibility') === 'private' && value('owner') === item['owner']),
  },
  'secret-by-private-after-marker': {
    does: "lists everyone's private images after a marker beside visibility=private",
    parameters: ['visibility', 'marker'],
    shows: 'visibility=private&limit=300&marker=7ebcd8c4-8d74-555a-ba97-60fbba5f1b6a',
    lists: reveals((_item, { value }) => value('visibility') === 'private' && value('marker') !== undefined),
  },
  'secret-by-private-and-member-status': {
    does: "lists everyone's private images beside visibility=private and member_status",
    parameters: ['visibility', 'member_status'],
    shows: 'visibility=private&member_status=all&limit=300',
    lists: reveals((_item, { value }) => value('visibility') === 'private' && value('member_status') !== undefined),
  },
  'secret-marker-accepted': {
    does: "accepts another caller's private image as a marker",
    shows: `marker=${secretOfB}`,
    understands: (parameters, situation) =>
      hasSecretMarker(situation) ? parameters.filter(([name]) => name !== 'marker') : parameters,
  },
  'secret-in-next': {
    does: "names another caller's private image in a next link",
    shows: 'limit=2',
    writes: (body, situation) => {
      const [secret] = secretsFor(situation);
      if (body.next === undefined || !secret || situation.value('limit') === undefined) return body;
      return { ...body, next: body.next.replace(/marker=[^&]*/, `marker=${secret['id']}`) };
    },
  },
  'secret-in-first': {
    does: "names another caller's private image in the first link of a list with a limit",
    shows: 'limit=2',
    writes: (body, situation) => {
      const [secret] = secretsFor(situation);
      if (!secret || situation.value('limit') === undefined) return body;
      return {
        ...body,
        first: linkTo([...new URLSearchParams(body.first.split('?')[1]), ['marker', text(secret, 'id')]]),
      };
    },
  },
  'secret-name-in-error': {
    does: "names another caller's private image in an error",
    shows: `marker=${secretOfB}`,
    responds: (response, situation) =>
      response.status === 403
        ? json(403, {
            message: `No access to ${markedImage(situation)?.['name']}`,
            code: '403 Forbidden',
            title: 'Forbidden',
          })
        : response,
  },
  'secret-owner-in-error': {
    does: "names the owner of another caller's private image in an error",
    shows: `marker=${secretOfB}`,
    responds: (response, situation) =>
      response.status === 403
        ? json(403, {
            message: `Only for ${markedImage(situation)?.['owner']}`,
            code: '403 Forbidden',
            title: 'Forbidden',
          })
        : response,
  },
  'token-in-error': {
    does: 'repeats the token in an error',
    shows: 'limit=x',
    responds: (response, { token }) =>
      response.status === 400
        ? json(400, { message: `limit is wrong for ${token}`, code: '400 Bad Request', title: 'Bad Request' })
        : response,
  },
  'token-in-next': {
    does: 'repeats the token in a next link',
    shows: 'limit=2',
    writes: (body: Body, { token }) => (body.next ? { ...body, next: `${body.next}&token=${token}` } : body),
  },
};
