import type { Fault } from '../fault.ts';
import { changing, without } from './changes.ts';
import { changes, has, ignores, once, relists, rewrites } from './queries.ts';

const always = (): boolean => true;

const isInteger = (value: string): boolean => /^-?\d+$/.test(value);

/** Changes an integer, if the value is one. */
const changingInteger =
  (change: (value: bigint) => bigint | number) =>
  (value: string): string =>
    isInteger(value) ? String(change(BigInt(value))) : value;

/** Changes the time of a value, after its operator. */
const changingTime =
  (change: (time: string) => string) =>
  (value: string): string => {
    const [, operator = '', time = ''] = /^([a-z]+:)?(.*)$/.exec(value) ?? [];
    return operator + change(time);
  };

/** Faults of numbers at and beyond the limits of their types. */
export const numberFaults: Record<string, Fault> = {
  'size-max-of-31-bits': {
    does: 'treats a size_max of 2^31 or more as 2^31 - 1',
    shows: 'size_max=20000000000',
    misreads: changes(
      'size_max',
      changingInteger((value) => (value >= 2n ** 31n ? 2n ** 31n - 1n : value)),
      always,
    ),
  },
  'size-min-modulo-32-bits': {
    does: 'uses the lower 32 bits of size_min',
    shows: 'size_min=4294967296&limit=300',
    misreads: changes(
      'size_min',
      changingInteger((value) => BigInt.asUintN(32, value)),
      always,
    ),
  },
  'size-min-beyond-53-bits-ignored': {
    does: 'ignores a size_min of 2^53 or more',
    shows: 'size_min=9007199254740992',
    misreads: ignores(['size_min'], ({ value }) => BigInt(value('size_min') ?? 0) >= 2n ** 53n),
  },
  'size-max-beyond-53-bits-empty': {
    does: 'finds nothing by a size_max of 2^53 or more',
    shows: 'size_max=9007199254740992',
    lists: relists(
      () => [],
      ({ value }) => isInteger(value('size_max') ?? '') && BigInt(value('size_max') ?? 0) >= 2n ** 53n,
    ),
  },
  'size-min-of-24-bits': {
    does: 'rounds size_min to a number of 24 bits',
    shows: 'size_min=1073741825&sort=size:asc',
    misreads: changes(
      'size_min',
      (value) => (isInteger(value) && value.length < 15 ? String(Math.fround(Number(value))) : value),
      always,
    ),
  },
  'size-max-zero-ignored': {
    does: 'treats a size_max of 0 as missing',
    shows: 'size_max=0',
    misreads: ignores(['size_max'], ({ value }) => Number(value('size_max') ?? 1) === 0),
  },
  'size-min-zero-ignored': {
    does: 'treats a size_min of 0 as missing',
    shows: 'size_min=0&limit=300',
    misreads: ignores(['size_min'], ({ value }) => Number(value('size_min') ?? 1) === 0),
  },
  'size-max-negative-ignored': {
    does: 'ignores a negative size_max',
    shows: 'size_max=-1',
    misreads: ignores(['size_max'], ({ value }) => Number(value('size_max')) < 0),
  },
  'size-max-negative-beside-order': {
    does: 'reads a negative size_max as positive beside sort_key',
    parameters: ['size_max', 'sort_key'],
    shows: 'size_max=-5000000000&sort_key=name',
    misreads: changes(
      'size_max',
      (value) => value.replace('-', ''),
      (situation) => has(situation, 'sort_key'),
    ),
  },
  'limit-modulo-32-bits': {
    does: 'uses the lower 32 bits of the limit',
    shows: 'limit=4294967297',
    misreads: changes(
      'limit',
      changingInteger((value) => BigInt.asUintN(32, value)),
      always,
    ),
  },
  'limit-beyond-53-bits-default': {
    does: 'treats a limit of 2^53 or more as missing',
    shows: 'limit=9007199254740993',
    misreads: ignores(['limit'], ({ value }) => Number(value('limit') ?? 0) >= 2 ** 53),
  },
  'additional-range-of-31-bits': {
    does: 'finds nothing by a min_disk_max of 2^31 or more',
    shows: 'min_disk_max=2147483648',
    lists: relists(
      () => [],
      ({ value }) => Number(value('min_disk_max') ?? 0) >= 2 ** 31,
    ),
  },
  'repeated-size-min-greatest': {
    does: 'uses the greater of two size_min',
    shows: 'size_min=15000000000&size_min=1',
    misreads: rewrites(
      (parameters, { values }) => {
        const [greatest = ''] = values('size_min').toSorted((a, b) => Number(b) - Number(a));
        return changing('size_min', () => greatest)(parameters);
      },
      ({ values }) => values('size_min').length > 1,
    ),
  },
  'repeated-size-max-first-beside-visibility': {
    does: 'uses the first of two size_max beside a visibility',
    parameters: ['size_max', 'visibility'],
    shows: 'size_max=2000000000&size_max=20000000000&visibility=public',
    misreads: rewrites(once('size_max', 'first'), (situation) => has(situation, 'visibility')),
  },
};

/** Faults of times at the boundaries of days and seconds, and of their offsets. */
export const boundaryFaults: Record<string, Fault> = {
  'midnight-excluded': {
    does: 'treats gte: as gt: at midnight',
    shows: 'created_at=gte:2023-10-01T00:00:00Z&sort=created_at:asc',
    misreads: changes('created_at', (value) => value.replace(/^gte:(.*T00:00:00Z)$/, 'gt:$1'), always),
  },
  'fraction-cut-off': {
    does: 'ignores a fraction of a second in created_at',
    shows: 'created_at=2023-11-15T16:00:08.250000Z',
    misreads: changes('created_at', (value) => value.replace(/\.\d+/, ''), always),
  },
  'offset-sign-ignored': {
    does: 'treats a negative offset in created_at as positive',
    shows: 'created_at=2023-10-11T17:20:00-05:00',
    misreads: changes(
      'created_at',
      changingTime((time) => time.replace(/-(\d\d:\d\d)$/, '+$1')),
      always,
    ),
  },
  'offset-keeps-date': {
    does: 'applies an offset in updated_at to the time but not to the date',
    shows: 'updated_at=gte:2023-12-13T03:30:49%2B09:00&sort=updated_at:asc',
    misreads: changes(
      'updated_at',
      changingTime((time) => {
        const instant = Date.parse(time);
        if (!/[+-]\d\d:\d\d$/.test(time) || Number.isNaN(instant)) return time;
        return `${time.slice(0, 10)}T${new Date(instant).toISOString().slice(11)}`;
      }),
      always,
    ),
  },
  'time-without-seconds-is-its-end': {
    does: 'treats a time without seconds as the last second of that minute',
    shows: 'created_at=2023-10-11T22:20',
    misreads: changes(
      'created_at',
      changingTime((time) => (/T\d\d:\d\d$/.test(time) ? `${time}:59` : time)),
      always,
    ),
  },
  'date-is-its-end-for-lte': {
    does: 'treats a date without a time as the end of that day after lte:',
    shows: 'updated_at=lte:2023-12-12&sort=updated_at&limit=5',
    misreads: changes('updated_at', (value) => value.replace(/^lte:(\d{4}-\d\d-\d\d)$/, 'lte:$1T23:59:59Z'), always),
  },
  'second-included-by-lt': {
    does: 'treats lt: as lte: in updated_at if the time has an offset',
    shows: 'updated_at=lt:2023-12-13T03:30:49%2B09:00&sort=updated_at&limit=5',
    misreads: changes('updated_at', (value) => value.replace(/^lt:(.*[+-]\d\d:\d\d)$/, 'lte:$1'), always),
  },
  'offset-ignored-beside-order': {
    does: 'ignores the offset of updated_at beside sort',
    parameters: ['updated_at', 'sort'],
    shows: 'updated_at=gte:2023-12-13T03:30:49%2B09:00&sort=updated_at:asc',
    misreads: changes(
      'updated_at',
      changingTime((time) => time.replace(/[+-]\d\d:\d\d$/, 'Z')),
      (situation) => has(situation, 'sort'),
    ),
  },
  'neq-ignores-offset': {
    does: 'excludes nothing by neq: if the time has an offset',
    shows: 'created_at=neq:2023-10-12T07:20:00%2B09:00&limit=300',
    lists: relists(
      (_items, { whole, parameters }) => whole(without('created_at')(parameters)),
      ({ value }) => /^neq:.*[+-]\d\d:\d\d$/.test(value('created_at') ?? ''),
    ),
  },
};
