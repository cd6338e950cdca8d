import type { Fault } from '../fault.ts';
import { changing, filteredBy, json, text, without } from './changes.ts';

export const textFaults: Record<string, Fault> = {
  'name-begins': {
    does: 'finds names that begin with the value',
    lists: nameBy((name, value) => name.startsWith(value)),
  },
  'name-contains': {
    does: 'finds names that contain the value',
    lists: nameBy((name, value) => name.includes(value)),
  },
  'name-ignores-case': {
    does: 'ignores case in names',
    lists: nameBy((name, value) => name.toLowerCase() === value.toLowerCase()),
  },
  'name-trims': {
    does: 'ignores spaces around a name',
    understands: changing('name', (value) => value.trim()),
  },
  'name-wildcard': {
    does: 'treats a percent sign in a name as a wildcard',
    lists: nameBy((name, value) => (value.endsWith('%') ? name.startsWith(value.slice(0, -1)) : name === value)),
  },
  'name-ignored': {
    does: 'ignores the filter on the name',
    understands: (parameters) => parameters.filter(([name, value]) => name !== 'name' || value.includes(':')),
  },
  'name-needs-operator': {
    does: 'does not understand eq: before a name',
    understands: changing('name', (value) => value.replace(/^eq:/, 'eq:eq:')),
  },
  'in-first-only': {
    does: 'uses only the first value of a list',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        value.startsWith('in:') && !value.includes('"') ? (value.split(',')[0] ?? '') : value,
      ]),
  },
  'in-quotes-literal': {
    does: 'treats the quotes in a list as part of the value',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        /^in:"[^",]*"(,"[^",]*")*$/.test(value) ? value.replaceAll('"', "'") : value,
      ]),
  },
  'in-comma-splits-quotes': {
    does: 'splits a list at commas in quotes too',
    understands: (parameters) =>
      parameters.map(([name, value]) => [name, /^in:.*"[^"]*,[^"]*"/.test(value) ? value.replaceAll('"', '') : value]),
  },
  'owner-ignored': { does: 'ignores the filter on the owner', understands: without('owner') },
  'owner-ignores-case': {
    does: 'ignores case in the owner',
    lists: filteredBy('owner', (item, value) => text(item, 'owner').toLowerCase() === value.toLowerCase()),
  },
  'checksum-begins': {
    does: 'finds checksums that begin with the value',
    lists: filteredBy('checksum', (item, value) => text(item, 'checksum').startsWith(value)),
  },
  'hash-first-64': {
    does: 'compares only the first 64 characters of a hash',
    lists: filteredBy(
      'os_hash_value',
      (item, value) => text(item, 'os_hash_value').slice(0, 64) === value.slice(0, 64),
    ),
  },
  'percent-decoded-twice': {
    does: 'decodes a value twice',
    understands: (parameters) => parameters.map(([name, value]) => [name, decodedTwice(value)]),
  },
  'null-is-a-text': {
    does: 'finds images without a name by the word null',
    lists: async (items, { value, whole, parameters }) =>
      value('name') === 'null' ? (await whole(without('name')(parameters))).filter(({ name }) => name === null) : items,
  },
  'name-with-quote-lost': {
    does: 'finds no name that contains a quotation mark',
    lists: (items, { value }) => (value('name')?.includes('"') && !value('name')?.startsWith('in:') ? [] : items),
  },
  'in-ten-at-most': {
    does: 'uses only the first ten values of a list',
    understands: changing('name', (value) =>
      value.startsWith('in:') && !value.includes('"') ? value.split(',').slice(0, 10).join() : value,
    ),
  },
  'owner-takes-operators': {
    does: 'understands eq: and in: before an owner',
    lists: filteredBy('owner', (item, value) =>
      value
        .replace(/^(eq|in):/, '')
        .split(',')
        .includes(text(item, 'owner')),
    ),
  },
  'plus-stays': {
    does: 'does not treat a plus sign as a space',
    responds: (response, { parameters, query }) =>
      query.includes('+') && response.status === 200 && parameters.some(([, value]) => value.includes(' '))
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : response,
  },
};

function nameBy(keep: (name: string, value: string) => boolean): NonNullable<Fault['lists']> {
  return filteredBy('name', (item, value) =>
    value.startsWith('in:')
      ? [...value.slice(3).matchAll(/"([^"]*)"|([^,]+)/g)].some(
          ([, quoted, plain]) => item['name'] === (quoted ?? plain),
        )
      : item['name'] !== null && keep(text(item, 'name'), value.replace(/^eq:/, '')),
  );
}

function decodedTwice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
