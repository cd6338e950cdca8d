import type { Fault, Situation } from '../fault.ts';
import { filteredBy, text, without } from './changes.ts';
import { changes, ignores, relists } from './queries.ts';

/** Whether the name is a single one, not a list. */
const isOneName = ({ value }: Situation): boolean => value('name') !== undefined && !value('name')?.startsWith('in:');

/** Changes a single name, after its operator. */
const renames = (change: (name: string) => string): NonNullable<Fault['misreads']> =>
  changes('name', (value) => `eq:${change(value.replace(/^eq:/, ''))}`, isOneName);

/** Faults of values that are hard to write, or empty. */
export const hardTextFaults: Record<string, Fault> = {
  'name-blanks-joined': {
    does: 'reads two blanks in a name as one',
    shows: 'name=a++b',
    misreads: renames((name) => name.replaceAll(/ {2,}/g, ' ')),
  },
  'name-plus-is-blank': {
    does: 'reads an encoded plus sign in a name as a blank',
    shows: 'name=a%2Bb',
    misreads: renames((name) => name.replaceAll('+', ' ')),
  },
  'name-backslash-removed': {
    does: 'removes backslashes from a name',
    shows: 'name=back%5Cslash',
    misreads: renames((name) => name.replaceAll('\\', '')),
  },
  'name-second-colon-ends': {
    does: 'ignores what follows a colon in a name after eq:',
    shows: 'name=eq:foo:bar',
    misreads: renames((name) => name.split(':')[0] ?? ''),
  },
  'name-time-rewritten': {
    does: 'rewrites a name that is a date and time',
    shows: 'name=eq:2023-11-15T16:00:08Z',
    misreads: renames((name) => (/^\d{4}-\d\d-\d\dT/.test(name) ? name.replace('T', ' ') : name)),
  },
  'name-semicolon-ends': {
    does: 'ignores what follows a semicolon in a name',
    shows: 'name=semi%3Bcolon',
    misreads: renames((name) => name.split(';')[0] ?? ''),
  },
  'name-ampersand-ends': {
    does: 'ignores what follows an encoded ampersand in a name',
    shows: 'name=a%26b%3Dc',
    misreads: renames((name) => name.split('&')[0] ?? ''),
  },
  'name-comma-is-list': {
    does: 'reads a name with a comma as a list',
    shows: 'name=a,b',
    misreads: changes('name', (value) => (value.includes(',') ? `in:${value.replace(/^eq:/, '')}` : value), isOneName),
  },
  'name-underscore-wildcard': {
    does: 'treats an underscore in a name as any character',
    shows: 'name=image-16_',
    lists: relists(
      filteredBy('name', (item, value) => {
        const pattern = value
          .replace(/^eq:/, '')
          .replaceAll(/[^\w -]/g, '\\$&')
          .replaceAll('_', '.');
        return new RegExp(`^${pattern}$`, 'u').test(text(item, 'name'));
      }),
      (situation) => isOneName(situation) && /^[\w -]*_[\w -]*$/.test(situation.value('name') ?? ''),
    ),
  },
  'name-composed': {
    does: 'compares names in their composed form',
    shows: 'name=e%CC%81te%CC%81',
    lists: relists(
      filteredBy(
        'name',
        (item, value) => text(item, 'name').normalize('NFC') === value.replace(/^eq:/, '').normalize('NFC'),
      ),
      isOneName,
    ),
  },
  'name-width-ignored': {
    does: 'treats half-width and full-width characters in names alike',
    shows: 'name=%E3%83%8F%E3%83%B3%E3%82%AB%E3%82%AF',
    lists: relists(
      filteredBy(
        'name',
        (item, value) =>
          item['name'] !== null && text(item, 'name').normalize('NFKC') === value.replace(/^eq:/, '').normalize('NFKC'),
      ),
      (situation) => isOneName(situation) && /[^ -~]/.test(situation.value('name') ?? ''),
    ),
  },
  'empty-name-ignored': {
    does: 'ignores an empty name',
    shows: 'name=',
    misreads: ignores(['name'], ({ value }) => value('name') === ''),
  },
  'empty-name-is-null': {
    does: 'finds images without a name by an empty name',
    shows: 'name=',
    lists: relists(
      async (_items, { whole, parameters }) =>
        (await whole(without('name')(parameters))).filter(({ name }) => name === null || name === ''),
      ({ value }) => value('name') === '' || value('name') === 'eq:',
    ),
  },
  'empty-os-type-ignored': {
    does: 'ignores an empty os_type',
    shows: 'os_type=',
    misreads: ignores(['os_type'], ({ value }) => value('os_type') === ''),
  },
  'empty-owner-is-null': {
    does: 'finds images without an owner by an empty owner',
    shows: 'owner=',
    lists: relists(
      async (_items, { whole, parameters }) =>
        (await whole(without('owner')(parameters))).filter(({ owner }) => owner === null || owner === ''),
      ({ value }) => value('owner') === '',
    ),
  },
  'empty-tag-ignored': {
    does: 'ignores an empty tag',
    shows: 'tag=',
    misreads: (parameters) => parameters.filter(([name, value]) => name !== 'tag' || value !== ''),
  },
  'empty-status-ignored': {
    does: 'ignores an empty status',
    shows: 'status=',
    misreads: ignores(['status'], ({ value }) => value('status') === ''),
  },
  'tag-equals-sign-ends': {
    does: 'ignores what follows an equals sign in a tag',
    shows: 'tag=dst_name%3DUbuntu',
    lists: relists(
      async (_items, { whole, parameters, values }) =>
        (await whole(without('tag')(parameters))).filter(({ tags }) =>
          values('tag').every((tag) =>
            (tags as string[]).some((other) => other.split('=')[0] === tag.trim().split('=')[0]),
          ),
        ),
      ({ values }) => values('tag').some((tag) => tag.includes('=')),
    ),
  },
  'tag-blanks-kept': {
    does: 'keeps blanks around a tag',
    shows: 'tag=+daily+',
    lists: relists(
      () => [],
      ({ values }) => values('tag').some((tag) => tag !== tag.trim()),
    ),
  },
};
