import type { Fault } from '../fault.ts';
import { changing } from './changes.ts';

/** Changes the time in a value. An operator before it stays. */
const otherTime =
  (change: (time: string) => string) =>
  (value: string): string => {
    const [, operator = '', time = ''] = /^([a-z]+:)?(.*)$/.exec(value) ?? [];
    return operator + change(time);
  };

export const timeFaults: Record<string, Fault> = {
  'time-gt-inclusive': {
    does: 'treats gt: as gte:',
    understands: changing('created_at', (value) => value.replace(/^gt:/, 'gte:')),
  },
  'time-gte-exclusive': {
    does: 'treats gte: as gt:',
    understands: changing('created_at', (value) => value.replace(/^gte:/, 'gt:')),
  },
  'time-lte-exclusive': {
    does: 'treats lte: as lt: for the time of the last change',
    understands: changing('updated_at', (value) => value.replace(/^lte:/, 'lt:')),
  },
  'time-neq-is-eq': {
    does: 'treats neq: as eq:',
    understands: changing('created_at', (value) => value.replace(/^neq:/, 'eq:')),
  },
  'time-bare-is-since': {
    does: 'treats a time without an operator as gte:',
    understands: changing('created_at', (value) => (/^\d/.test(value) ? `gte:${value}` : value)),
  },
  'time-offset-ignored': {
    does: 'ignores the offset of a time',
    understands: changing(
      'created_at',
      otherTime((time) => time.replace(/[+-]\d\d:\d\d$/, 'Z')),
    ),
  },
  'time-without-offset-is-local': {
    does: 'treats a time without an offset as Japan time',
    understands: changing(
      'created_at',
      otherTime((time) => (/:\d\d$/.test(time) && /T\d\d:\d\d:\d\d$/.test(time) ? `${time}+09:00` : time)),
    ),
  },
  'time-by-day': {
    does: 'compares only the day',
    understands: changing('updated_at', (value) =>
      /^(gte?|lte?):\d/.test(value) ? value.replace(/T[\d:.]+(Z|[+-]\d\d:\d\d)?$/, 'T00:00:00Z') : value,
    ),
  },
  'time-updated-is-created': {
    does: 'compares the creation time for updated_at',
    understands: (parameters) =>
      parameters.map(([name, value]) => [name === 'updated_at' ? 'created_at' : name, value]),
  },
  'time-date-alone-is-its-end': {
    does: 'treats a date without a time as the last second of that day',
    understands: changing(
      'created_at',
      otherTime((time) => (/^\d{4}-\d\d-\d\d$/.test(time) ? `${time}T23:59:59Z` : time)),
    ),
  },
  'time-offset-whole-hours': {
    does: 'ignores the minutes of an offset',
    understands: changing(
      'updated_at',
      otherTime((time) => time.replace(/([+-]\d\d):\d\d$/, '$1:00')),
    ),
  },
};
