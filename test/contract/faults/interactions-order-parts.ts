import { listImages } from '@conoha-images/spec';
import type { Fault } from '../fault.ts';
import { compareTexts, sortParameters, text, without } from './changes.ts';
import { newest, oldest } from './images.ts';
import { has, ignores, once, relists, rewrites, sortedBy, termsOf } from './queries.ts';

const { default: standardSize, maximum: maximumSize } = listImages.page;

/** Faults of the parts of an order beside each other, or beside a limit. */
export const orderPartFaults: Record<string, Fault> = {
  'one-direction-first-key-only': {
    does: 'applies a single sort_dir only to the first of several sort_key',
    parameters: ['sort_key', 'sort_dir'],
    shows: 'sort_key=disk_format&sort_key=name&sort_dir=asc',
    misreads: rewrites(
      sortedBy((terms) => terms.map((term, index) => (index === 0 ? term : { ...term, direction: 'desc' }))),
      ({ values }) => values('sort_key').length > 1 && values('sort_dir').length === 1,
    ),
  },
  'second-direction-ignored': {
    does: 'applies the first of several sort_dir to every key',
    parameters: ['sort_key', 'sort_dir'],
    shows: 'sort_key=disk_format&sort_key=name&sort_dir=asc&sort_dir=desc',
    misreads: rewrites(
      sortedBy((terms) => terms.map((term) => ({ ...term, direction: terms[0]?.direction ?? 'desc' }))),
      ({ values }) => values('sort_dir').length > 1,
    ),
  },
  'directions-swapped': {
    does: 'applies several sort_dir in reverse',
    parameters: ['sort_key', 'sort_dir'],
    shows: 'sort_key=disk_format&sort_key=name&sort_dir=asc&sort_dir=desc',
    misreads: rewrites(
      sortedBy((terms) =>
        terms.map(({ key }, index) => ({ key, direction: terms.at(-1 - index)?.direction ?? 'desc' })),
      ),
      ({ values }) => values('sort_dir').length > 1,
    ),
  },
  'keys-in-reverse': {
    does: 'sorts by the last of several sort_key first',
    parameters: ['sort_key'],
    shows: 'sort_key=disk_format&sort_key=name',
    misreads: rewrites(
      sortedBy((terms) => terms.toReversed()),
      ({ values }) => values('sort_key').length > 1,
    ),
  },
  'ties-in-first-of-two-directions': {
    does: 'breaks ties in the direction of the first key if two directions are requested',
    parameters: ['sort'],
    shows: 'sort=disk_format:asc,container_format:desc',
    misreads: rewrites(
      sortedBy((terms) => [
        ...terms,
        { key: 'created_at', direction: terms[0]?.direction ?? 'desc' },
        { key: 'id', direction: terms[0]?.direction ?? 'desc' },
      ]),
      (situation) =>
        termsOf(situation).length > 1 && !termsOf(situation).some(({ key }) => /^(created_at|id)$/.test(key)),
    ),
  },
  'shorthand-takes-next-direction': {
    does: 'sorts by a key without a direction in the direction of the next key',
    parameters: ['sort'],
    shows: 'sort=disk_format,name:asc',
    misreads: (parameters, { value }) =>
      parameters.map(([name, text]) => [
        name,
        name === 'sort' && value('sort') === text ? text.replaceAll(/(^|,)(\w+)(?=,\w+:asc)/g, '$1$2:asc') : text,
      ]),
  },
  'explicit-id-descending': {
    does: 'sorts by an explicit last key of id in descending order',
    parameters: ['sort'],
    shows: 'sort=disk_format:asc,id:asc',
    misreads: rewrites(
      sortedBy((terms) => terms.map((term) => (term.key === 'id' ? { ...term, direction: 'desc' } : term))),
      (situation) => termsOf(situation).length > 1 && termsOf(situation).at(-1)?.key === 'id',
    ),
  },
  'explicit-created-at-ignored': {
    does: 'ignores created_at as the second of several keys',
    parameters: ['sort'],
    shows: 'sort=disk_format:desc,created_at:asc',
    misreads: rewrites(
      sortedBy((terms) => terms.filter(({ key }, index) => index === 0 || key !== 'created_at')),
      (situation) => termsOf(situation).length > 1,
    ),
  },
  'order-ignored-for-limit-one': {
    does: 'ignores the order if the limit is 1',
    parameters: ['sort', 'limit'],
    shows: 'sort=name:asc&limit=1',
    misreads: ignores(sortParameters, ({ value }) => value('limit') === '1'),
  },
  'order-ignored-for-all': {
    does: 'ignores the order if the limit is the maximum or more',
    parameters: ['sort', 'limit'],
    shows: 'sort=name:asc&limit=1000',
    misreads: ignores(sortParameters, ({ value }) => Number(value('limit')) >= maximumSize),
  },
  'page-cut-before-two-keys': {
    does: 'cuts a page before it sorts by several keys',
    parameters: ['sort', 'limit'],
    shows: 'sort=status,name:asc&limit=5',
    lists: relists(
      (_items, { whole, parameters }) => whole(without(...sortParameters)(parameters)),
      (situation) => termsOf(situation).length > 1 && has(situation, 'limit'),
    ),
    cuts: (page, _cut, situation) => {
      const [first, second] = termsOf(situation);
      if (!first || !second || !has(situation, 'limit')) return page;
      return page.toSorted((a, b) => compareTexts(text(a, second.key), text(b, second.key)));
    },
  },
  'direction-ignored-beside-limit': {
    does: 'ignores sort_dir without sort_key beside a limit',
    parameters: ['sort_dir', 'limit'],
    shows: 'sort_dir=asc&limit=3',
    misreads: ignores(['sort_dir'], (situation) => has(situation, 'limit') && !has(situation, 'sort_key')),
  },
  'key-first-only-beside-limit': {
    does: 'uses only the first of several sort_key beside a limit',
    parameters: ['sort_key', 'limit'],
    shows: 'sort_key=disk_format&sort_key=name&limit=5',
    misreads: rewrites(
      (parameters, situation) =>
        situation.values('sort_dir').length > 1 ? parameters : once('sort_key', 'first')(parameters),
      (situation) => has(situation, 'limit'),
    ),
  },
};

/** Faults of a marker beside a limit. */
export const limitMarkerFaults: Record<string, Fault> = {
  'limit-one-fewer-after-marker': {
    does: 'returns one item too few after a marker if the limit is even',
    parameters: ['limit', 'marker'],
    shows: `limit=4&marker=${newest}`,
    cuts: (page, { limit }, situation) =>
      has(situation, 'limit', 'marker') && limit > 1 && limit % 2 === 0 ? page.slice(0, limit - 1) : page,
  },
  'limit-counts-marker': {
    does: 'skips an item after a marker if the limit is 1',
    parameters: ['limit', 'marker'],
    shows: `limit=1&marker=${newest}`,
    cuts: (page, { items, start }, situation) =>
      situation.value('limit') === '1' && has(situation, 'marker') ? items.slice(start + 1, start + 2) : page,
  },
  'limit-above-maximum-100-after-marker': {
    does: 'returns at most 100 items after a marker',
    parameters: ['limit', 'marker'],
    shows: `limit=1000&marker=${newest}`,
    cuts: (page, _cut, situation) => (has(situation, 'marker') ? page.slice(0, 100) : page),
  },
  'default-page-doubled-after-marker': {
    does: 'returns twice the default number of items after a marker',
    parameters: ['limit', 'marker'],
    shows: `marker=${newest}`,
    misreads: rewrites(
      (parameters) => [...parameters, ['limit', String(2 * standardSize)]],
      (situation) => has(situation, 'marker') && !has(situation, 'limit'),
    ),
  },
  'limit-zero-default-after-marker': {
    does: 'treats a limit of 0 as missing after a marker',
    parameters: ['limit', 'marker'],
    shows: `limit=0&marker=${oldest}&sort=name:asc`,
    misreads: ignores(['limit'], (situation) => has(situation, 'marker') && situation.value('limit') === '0'),
  },
};
