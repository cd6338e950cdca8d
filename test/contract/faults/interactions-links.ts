import { listImages } from '@conoha-images/spec';
import type { Body, Fault, Parameters, Situation } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { changing, sortParameters, text, without } from './changes.ts';
import { newest, tied } from './images.ts';
import { rewritten } from './links.ts';
import { changingElements, filtersOf, has, isSorted, once } from './queries.ts';

/** Changes the next link under a condition. */
const relinks =
  (change: (link: Parameters, situation: Situation) => Parameters, condition: (situation: Situation) => boolean) =>
  (body: Body, situation: Situation): Body =>
    condition(situation) ? rewritten(body, (link) => change(link, situation)) : body;

/** Leaves out the next link under a condition. */
const ends =
  (condition: (situation: Situation, body: Body) => boolean) =>
  ({ next, ...body }: Body, situation: Situation): Body =>
    next === undefined || condition(situation, { ...body, next }) ? body : { ...body, next };

/** Changes the first link under a condition. */
const refirsts =
  (change: (link: Parameters) => Parameters, condition: (situation: Situation) => boolean) =>
  (body: Body, situation: Situation): Body =>
    condition(situation)
      ? { ...body, first: linkTo(change([...new URLSearchParams(body.first.split('?')[1])])) }
      : body;

/** Faults of the links beside two or more parameters. */
export const linkInteractionFaults: Record<string, Fault> = {
  'next-drops-tag-beside-order': {
    does: 'leaves the tags out of the next link if an order is requested',
    parameters: ['tag', 'sort', 'limit'],
    shows: 'tag=daily&sort=name&limit=2',
    writes: relinks(without('tag'), isSorted),
  },
  'next-drops-second-tag-beside-limit': {
    does: 'keeps only the first of several tags in the next link beside a limit',
    parameters: ['tag', 'limit'],
    shows: [{ query: 'tag=daily&tag=%E8%87%AA%E5%8B%95&limit=2' }],
    writes: relinks(once('tag', 'first'), (situation) => has(situation, 'limit')),
  },
  'next-drops-direction-beside-filter': {
    does: 'leaves sort_dir out of the next link beside a filter',
    parameters: ['sort_dir', 'status', 'limit'],
    shows: 'sort_dir=asc&status=active&limit=2',
    writes: relinks(without('sort_dir'), (situation) => filtersOf(situation).length > 0),
  },
  'next-drops-visibility-on-later-pages': {
    does: 'leaves the visibility out of the next link of a later page',
    parameters: ['visibility', 'marker', 'limit'],
    shows: `visibility=all&limit=2&marker=${newest}`,
    writes: relinks(without('visibility'), (situation) => has(situation, 'marker')),
  },
  'next-drops-hidden-beside-limit': {
    does: 'leaves os_hidden out of the next link beside a limit',
    parameters: ['os_hidden', 'limit'],
    shows: 'os_hidden=true&limit=2',
    writes: relinks(without('os_hidden'), (situation) => has(situation, 'limit')),
  },
  'next-default-limit-beside-filter': {
    does: 'has the default limit in the next link beside a filter',
    parameters: ['status', 'limit'],
    shows: 'status=active&limit=2',
    writes: relinks(
      changing('limit', () => String(listImages.page.default)),
      (situation) => filtersOf(situation).length > 0,
    ),
  },
  'next-unquotes-lists': {
    does: 'removes quotes from a list in the next link',
    parameters: ['name', 'limit'],
    shows: 'name=in:%22a,b%22,%22Zeta%22,%22Alpha%22&limit=1',
    writes: relinks(
      changing('name', (value) => (value.startsWith('in:') ? value.replaceAll('"', '') : value)),
      (situation) => has(situation, 'limit'),
    ),
  },
  'next-shortens-lists': {
    does: 'keeps only the first two values of a list in the next link',
    parameters: ['status', 'limit'],
    shows: 'status=in:active,queued,saving&limit=2',
    writes: relinks(
      changingElements('status', (elements) => elements.slice(0, 2)),
      () => true,
    ),
  },
  'next-first-key-beside-filter': {
    does: 'keeps only the first of several sort_key in the next link beside a filter',
    parameters: ['sort_key', 'visibility', 'limit'],
    shows: 'sort_key=status&sort_key=name&visibility=public&limit=2',
    writes: relinks(once('sort_key', 'first'), (situation) => filtersOf(situation).length > 0),
  },
  'next-first-term-after-marker': {
    does: 'keeps only the first term of sort in the next link of a later page',
    parameters: ['sort', 'marker', 'limit'],
    shows: `sort=disk_format,name:asc&limit=2&marker=${newest}`,
    writes: relinks(
      changing('sort', (value) => value.split(',')[0] ?? ''),
      (situation) => has(situation, 'marker'),
    ),
  },
  'next-drops-operator-beside-order': {
    does: 'leaves the operator of created_at out of the next link if an order is requested',
    parameters: ['created_at', 'sort', 'limit'],
    shows: 'created_at=gte:2023-10-11T22:20:00Z&sort=name&limit=2',
    writes: relinks(
      changing('created_at', (value) => value.replace(/^[a-z]+:/, '')),
      isSorted,
    ),
  },
  'next-plus-not-encoded': {
    does: 'does not encode the plus sign of an offset in the next link',
    parameters: ['created_at', 'limit'],
    shows: 'created_at=gte:2023-10-11T22:20:00%2B09:00&limit=2',
    writes: (body, situation) =>
      body.next && has(situation, 'created_at') ? { ...body, next: body.next.replaceAll('%2B', '+') } : body,
  },
  'next-missing-before-last-item': {
    does: 'has no next link if exactly one item is left of a filtered list',
    parameters: ['disk_format', 'limit'],
    shows: 'disk_format=vmdk&limit=26',
    lists: (items, situation) => {
      left.set(situation, items.length);
      return items;
    },
    writes: ends(
      (situation, body) => filtersOf(situation).length > 0 && left.get(situation) === body.images.length + 1,
    ),
  },
  'next-missing-beside-order-for-limit-one': {
    does: 'has no next link if the limit is 1 and an order is requested',
    parameters: ['sort', 'limit'],
    shows: 'sort=name&limit=1',
    writes: ends((situation) => isSorted(situation) && situation.value('limit') === '1'),
  },
  'next-missing-on-later-pages-of-filter': {
    does: 'has no next link on later pages of a filtered list',
    parameters: ['status', 'marker'],
    shows: `status=active&marker=${newest}`,
    writes: ends((situation) => has(situation, 'marker', 'status')),
  },
  'next-missing-for-hidden': {
    does: 'has no next link in the list of hidden images',
    parameters: ['os_hidden', 'limit'],
    shows: 'os_hidden=true&limit=2',
    writes: ends((situation) => situation.value('os_hidden') === 'true'),
  },
  'next-has-two-markers': {
    does: 'keeps the marker of the page in the next link, before the new one',
    parameters: ['marker', 'limit'],
    shows: `limit=2&marker=${newest}`,
    writes: (body, { value }) =>
      body.next && value('marker') ? { ...body, next: body.next.replace('?', `?marker=${value('marker')}&`) } : body,
  },
  'first-drops-filter-after-marker': {
    does: 'leaves the filters out of the first link of a later page',
    parameters: ['status', 'marker'],
    shows: `status=active&marker=${newest}`,
    writes: refirsts(
      (link) => link.filter(([name]) => [...sortParameters, 'limit'].includes(name)),
      (situation) => has(situation, 'marker'),
    ),
  },
  'first-keeps-marker-beside-order': {
    does: 'keeps the marker in the first link if an order is requested',
    parameters: ['sort', 'marker'],
    shows: `sort=name&marker=${newest}`,
    writes: (body, situation) =>
      isSorted(situation) && has(situation, 'marker') ? { ...body, first: linkTo(situation.parameters) } : body,
  },
  'first-drops-limit-beside-order': {
    does: 'leaves the limit out of the first link if an order is requested',
    parameters: ['sort', 'limit'],
    shows: 'sort=name&limit=2',
    writes: refirsts(without('limit'), isSorted),
  },
  'first-drops-order-on-empty-page': {
    does: 'leaves the order out of the first link of an empty page',
    parameters: ['sort', 'limit'],
    shows: 'sort=name&limit=0',
    writes: (body, situation) =>
      body.images.length === 0 ? refirsts(without(...sortParameters), () => true)(body, situation) : body,
  },
  'next-marker-of-first-item-beside-order': {
    does: 'has a next link that continues after the first item of a later page in ascending order',
    parameters: ['sort', 'marker', 'limit'],
    shows: `sort=created_at:asc&limit=2&marker=${tied}`,
    writes: (body, { value, parameters }) => {
      const [first] = body.images;
      return body.next && first && value('marker') && value('sort')?.includes(':asc')
        ? { ...body, next: linkTo([...without('marker')(parameters), ['marker', text(first, 'id')]]) }
        : body;
    },
  },
};

/** How many items a request's page begins with, up to the end of the list. */
const left = new WeakMap<Situation, number>();
