import type { Filter } from '@conoha-images/document';
import { timeOf } from '../model/time.ts';
import { valueNamed } from '../model/value.ts';
import { isArray } from './texts.ts';

/** Changes a value into one that a careless comparison confuses with it; undefined if there is no such value. */
export type Neighbor = (text: string) => string | undefined;

/** Neighbors that the same carelessness confuses with the value. */
type Kind = readonly Neighbor[];

const stringKinds: readonly Kind[] = [
  [(text) => text.toUpperCase(), (text) => text.toLowerCase()],
  [(text) => text.slice(0, Math.ceil(text.length / 2)), (text) => text.slice(0, -1)],
  [(text) => (text.length > 64 ? text.slice(0, 64) : undefined)],
  [(text) => text.slice(1), (text) => text.slice(1, -1)],
  [(text) => `${text}x`],
  [(text) => `${text.slice(0, 1)}%`, (text) => `${text.slice(0, 1)}*`, (text) => text.replace(/(?<=^.)./su, '_')],
  [(text) => text.replace(/^[ -~]/, (first) => `%${first.charCodeAt(0).toString(16)}`)],
  [(text) => text.replaceAll(' ', '+'), (text) => text.replaceAll('-', '')],
  [(text) => text.replaceAll(' ', '  ')],
  [(text) => text.normalize('NFC'), (text) => text.normalize('NFD'), (text) => text.normalize('NFKC')],
  [(text) => (/^\d+$/.test(text) ? `0${text}` : undefined)],
];

/** Not for elements of an array, which ignore spaces around them. */
const spaceKinds: readonly Kind[] = [[(text) => `${text} `, (text) => ` ${text}`]];

/** Texts that would name an operator if the filter had any, or one more. */
const operatorKinds: readonly Kind[] = [
  [(text) => `eq:${text}`],
  [(text) => `in:${text}`],
  [(text) => `${text},${text}`],
];

const elementKinds: readonly Kind[] = [[(text) => text.split('=', 1)[0]], [(text) => text.split('=', 2)[1]]];

const numberKinds: readonly Kind[] = [
  [(text) => added(text, 1)],
  [(text) => added(text, -1)],
  [(text) => (Number(text) > 0 ? `-${text}` : undefined)],
];

/** The neighbors of a filter's values, by kind: another case, a part of the value, the next number. */
export function neighborKinds(filter: Filter): Neighbor[][] {
  const { type, prefixed, joined } = filter;
  const kinds: Readonly<Record<typeof type, readonly Kind[]>> = {
    string: [
      ...stringKinds,
      ...(isArray(filter) ? elementKinds : spaceKinds),
      ...(joined ? [] : prefixed ? operatorKinds.slice(0, 1) : operatorKinds),
    ],
    integer: numberKinds,
    number: numberKinds,
    boolean: [[(text) => String(text !== 'true')]],
    'date-time': [1_000_000, -1_000_000, 500_000].map((step) => [
      (text) => timeOf(Number(valueNamed(text, 'date-time')) + step),
    ]),
  };
  return kinds[type].flat().map((neighbor) => [
    (text) => {
      const near = neighbor(text);
      return near !== '' && near !== text && near?.isWellFormed() ? near : undefined;
    },
  ]);
}

function added(text: string, step: number): string | undefined {
  const value = Number(text) + step;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}
