import type { Fault } from '../fault.ts';
import {
  changing,
  compareTexts,
  hash,
  isAscending,
  isKey,
  isOrder,
  sortedAgain,
  sortParameters,
  sortsBy,
  text,
  without,
} from './changes.ts';

export const orderFaults: Record<string, Fault> = {
  'order-default-ascending': {
    does: 'sorts in ascending order by default',
    understands: (parameters, { value }) =>
      sortParameters.some((name) => value(name)) ? parameters : [...parameters, ['sort', 'created_at:asc']],
  },
  'order-default-name': {
    does: 'sorts by name by default',
    understands: (parameters, { value }) =>
      sortParameters.some((name) => value(name)) ? parameters : [...parameters, ['sort', 'name']],
  },
  'order-ignored': {
    does: 'ignores sort',
    understands: (parameters, { value }) =>
      isOrder(value('sort')) && !value('sort_key') ? without('sort')(parameters) : parameters,
  },
  'order-key-ignored': {
    does: 'ignores sort_key',
    understands: (parameters, { value, values }) =>
      values('sort_key').every((key) => isKey(key)) && !value('sort') && values('sort_dir').length < 2
        ? without('sort_key')(parameters)
        : parameters,
  },
  'order-direction-ignored': {
    does: 'ignores sort_dir',
    understands: (parameters, { values, value }) =>
      values('sort_dir').length === 1 && /^(asc|desc)$/.test(values('sort_dir')[0] ?? '') && !value('sort')
        ? without('sort_dir')(parameters)
        : parameters,
  },
  'order-always-descending': {
    does: 'always sorts in descending order',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        name === 'sort' ? value.replaceAll(':asc', ':desc') : name === 'sort_dir' && value === 'asc' ? 'desc' : value,
      ]),
  },
  'order-shorthand-ascending': {
    does: 'sorts in ascending order by a key without a direction',
    understands: changing('sort', (value) =>
      value
        .split(',')
        .map((term) => (isKey(term) ? `${term}:asc` : term))
        .join(),
    ),
  },
  'order-numbers-as-text': {
    does: 'sorts numbers as text',
    lists: (items, situation) =>
      sortsBy(situation, 'size')
        ? sortedAgain(items, situation, (a, b) => compareTexts(text(a, 'size'), text(b, 'size')))
        : items,
  },
  'order-ignores-case': {
    does: 'ignores case when it sorts by name',
    lists: sortedByName((a, b) => compareTexts(a.toLowerCase(), b.toLowerCase())),
  },
  'order-by-language': {
    does: 'sorts names by the rules of a language',
    lists: sortedByName((a, b) => a.localeCompare(b, 'ja')),
  },
  'order-nulls-other-end': {
    does: 'puts items without a value at the other end',
    lists: (items, situation) => {
      if (!sortsBy(situation, 'size')) return items;
      const [nulls, others] = [items.filter(({ size }) => size === null), items.filter(({ size }) => size !== null)];
      return isAscending(situation) ? [...others, ...nulls] : [...nulls, ...others];
    },
  },
  'order-nulls-lost': {
    does: 'loses items without a value of the sort key',
    lists: (items, situation) => (sortsBy(situation, 'size') ? items.filter(({ size }) => size !== null) : items),
  },
  'order-null-is-zero': {
    does: 'treats a missing size as 0',
    lists: (items, situation) =>
      sortsBy(situation, 'size')
        ? sortedAgain(
            items,
            situation,
            (a, b) =>
              Number(a['size'] ?? 0) - Number(b['size'] ?? 0) ||
              (a['size'] === b['size'] ? 0 : a['size'] === null ? 1 : -1),
          )
        : items,
  },
  'order-ties-as-stored': {
    does: 'does not break ties',
    lists: (items, situation) =>
      sortedAgain(
        items.toSorted((a, b) => compareTexts(reversed(text(a, 'id')), reversed(text(b, 'id')))),
        situation,
        (a, b, key) => compareAny(a[key], b[key]),
      ),
  },
  'order-ties-ascending': {
    does: 'breaks ties in ascending order whatever the direction',
    lists: (items, situation) =>
      situation.values('sort_dir').length + (situation.value('sort') ?? '').split(',').length > 2
        ? items
        : sortedAgain(
            items.toSorted((a, b) =>
              compareTexts(text(a, 'created_at') + text(a, 'id'), text(b, 'created_at') + text(b, 'id')),
            ),
            situation,
            (a, b, key) => compareAny(a[key], b[key]),
          ),
  },
  'order-ties-random': {
    does: 'breaks ties differently each time',
    lists: (items, situation) =>
      sortedAgain(
        items.toSorted((a, b) => hash(text(a, 'id') + situation.count) - hash(text(b, 'id') + situation.count)),
        situation,
        (a, b, key) => compareAny(a[key], b[key]),
      ),
  },
  'order-second-key-ignored': {
    does: 'ignores all sort keys but the first',
    understands: (parameters, { values }) =>
      changing(
        'sort',
        (value) => value.split(',')[0] ?? '',
      )(
        parameters.filter(
          (parameter, index) =>
            (parameter[0] !== 'sort_key' && parameter[0] !== 'sort_dir') ||
            parameters.findIndex(([name]) => name === parameter[0]) === index ||
            !values('sort_key').every(isKey) ||
            (values('sort_dir').length > 1 && values('sort_dir').length !== values('sort_key').length),
        ),
      ),
  },
  'order-one-direction': {
    does: 'sorts by every key in the direction of the first',
    understands: changing('sort', (value) => {
      const [first = '', ...rest] = value.split(',');
      const direction = first.split(':')[1] ?? 'desc';
      return [
        first,
        ...rest.map((term) => (isKey(term.split(':')[0] ?? '') ? `${term.split(':')[0]}:${direction}` : term)),
      ].join();
    }),
  },
  'order-updated-is-created': {
    does: 'sorts by the creation time instead of the time of the last change',
    understands: (parameters) =>
      changing('sort', (value) => value.replaceAll('updated_at', 'created_at'))(
        changing('sort_key', (value) => value.replace('updated_at', 'created_at'))(parameters),
      ),
  },
  'order-loses-filter': {
    does: 'ignores the filter on the name if an order is requested',
    understands: (parameters, { value }) =>
      value('sort') || value('sort_key')
        ? parameters.filter(([name, text]) => name !== 'name' || text.includes(':'))
        : parameters,
  },
  'order-three-keys-at-most': {
    does: 'ignores all sort keys but the first three',
    understands: changing('sort', (value) => value.split(',').slice(0, 3).join()),
  },
  'order-ignored-beside-tag': {
    does: 'ignores the order if a tag is requested',
    understands: (parameters, { value }) => (value('tag') ? without('sort', 'sort_key')(parameters) : parameters),
  },
  'order-ignored-on-later-pages': {
    does: 'ignores the direction of the second sort key after a marker',
    understands: (parameters, { value }) =>
      value('marker') && isOrder(value('sort'))
        ? changing('sort', (terms) =>
            terms
              .split(',')
              .map((term, index) => (index === 1 ? term.replace(/:.*/, ':desc') : term))
              .join(),
          )(parameters)
        : parameters,
  },
};

function compareAny(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function reversed(value: string): string {
  return [...value].toReversed().join('');
}

/** Sorts with another comparison of names. */
function sortedByName(compare: (a: string, b: string) => number): NonNullable<Fault['lists']> {
  return (items, situation) => {
    if (!sortsBy(situation, 'name')) return items;
    return sortedAgain(
      items,
      situation,
      (a, b) => Number(a['name'] !== null) - Number(b['name'] !== null) || compare(text(a, 'name'), text(b, 'name')),
    );
  };
}
