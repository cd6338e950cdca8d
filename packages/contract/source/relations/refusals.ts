import type { Filter, ListDescriptor } from '@conoha-images/vocabulary';
import { Broken, NotChecked } from '../broken.ts';
import { inShort } from '../pages.ts';
import type { Session } from '../session.ts';
import type { Answer, Parameters, RequestOptions } from '../target.ts';
import { companies } from './company.ts';
import type { Check, Relation } from './relation.ts';

/** Parameters that are refused, and what is wrong with them. */
type Mistake = readonly [of: string, parameters: Parameters];

const nonsense = 'no-item-has-this-value';

/** Checks that each of some mistakes is refused, alone and in company that is right. */
function mistakeChecks(mistakes: readonly Mistake[]): Check[] {
  return mistakes.map(([of, wrong]) => ({ of, run: (session) => expectMistakeRefused(session, wrong) }));
}

async function expectMistakeRefused(session: Session, wrong: Parameters): Promise<void> {
  const { survey, target } = session;
  const names = new Set(wrong.map(([name]) => name));
  const plain = survey.plain.parameters.filter(([name]) => !names.has(name));
  expectRefused(session, await target.get([...plain, ...wrong]), 400);
  for (const others of companies(session, names)) {
    expectRefused(session, await target.get([...plain, ...others, ...wrong]), 400);
  }
}

/** @throws {Broken} where an answer has another status, or a body that the document does not give it. */
function expectRefused({ answers }: Session, answer: Answer, status: number): void {
  if (answer.status !== status) throw new Broken(`a refusal with status ${status}`, inShort(answer), [answer]);
  const mediaTypes = answers.mediaTypes(String(status));
  if (mediaTypes.length === 0) return;
  if (!mediaTypes.includes(answer.mediaType)) {
    throw new Broken(`the media type ${mediaTypes.join(' or ')}`, answer.mediaType || 'none', [answer]);
  }
  const isJson = /[/+]json$/.test(answer.mediaType);
  const [violation] = answers.validate(String(status), answer.mediaType, isJson ? answer.json : answer.text) ?? [];
  if (violation)
    throw new Broken(`a body as the document has it for ${status}`, `${violation.message}: ${inShort(answer)}`, [
      answer,
    ]);
}

const refusesLimit: Relation = {
  name: 'refuses-limit',
  sentence: 'A limit that is no whole number, or less or greater than the schema allows, is refused with 400.',
  checks: ({ page: { limit, least, most } }) =>
    mistakeChecks([
      ...['ten', '1.5', '2.0', '1e2', '0x10', '10items', ''].map((text): Mistake => [`'${text}'`, [[limit, text]]]),
      ...(least === undefined ? [] : [[String(least - 1), [[limit, String(least - 1)]]] satisfies Mistake]),
      ...(most === undefined ? [] : [[String(most + 1), [[limit, String(most + 1)]]] satisfies Mistake]),
    ]),
};

const refusesValue: Relation = {
  name: 'refuses-value',
  sentence: 'A value that the document does not allow, or that is none of the type, is refused with 400.',
  checks: ({ filters, others }) =>
    mistakeChecks([
      ...filters.flatMap((filter) =>
        wrongValues(filter).map((text): Mistake => [`${filter.parameter}=${text}`, [[filter.parameter, text]]]),
      ),
      ...others
        .filter(({ values }) => values)
        .map(({ parameter }): Mistake => [`${parameter}=${nonsense}`, [[parameter, nonsense]]]),
    ]),
};

function wrongValues({ values, open, type, operators, repeated }: Filter): string[] {
  if (values) return open ? [] : [nonsense];
  if (operators.includes('contains') || repeated) return [];
  switch (type) {
    case 'integer':
    case 'number':
      return ['many', '1GB'];
    case 'boolean':
      return ['maybe', '1'];
    case 'date-time':
      return ['yesterday', '2023-02-30T00:00:00Z', '2023-10-16T07:16:00 09:00'];
    default:
      return [];
  }
}

const refusesOperator: Relation = {
  name: 'refuses-operator',
  sentence: 'A prefix that is none of the operators, or a list whose quotes do not fit, is refused with 400.',
  checks: ({ filters }) =>
    mistakeChecks(
      filters
        .filter(({ prefixed }) => prefixed)
        .flatMap(({ parameter, operators, type }): Mistake[] => {
          const value = type === 'date-time' ? '2023-10-16T07:16:00Z' : 'x';
          const unknown = [
            'like',
            ...(['neq', 'in', 'gt'] as const).filter((operator) => !operators.includes(operator)),
          ];
          const quotes = operators.includes('in') ? ['in:"a', 'in:a"b"', 'in:"a"b'] : [];
          const texts = [...unknown.map((operator) => `${operator}:${value}`), ...quotes];
          return texts.map((text) => [`${parameter}=${text}`, [[parameter, text]]]);
        }),
    ),
};

const refusesOrder: Relation = {
  name: 'refuses-order',
  sentence:
    'A sort key or direction that there is not, a number of directions that does not fit, and both ways to ask at once are refused with 400.',
  checks: ({ order }) => {
    if (!order) return [];
    const { by, key, direction, keys } = order;
    const [first, second, third] = keys.map(({ name }) => name);
    if (first === undefined) return [];
    const mistakes: Mistake[] = [];
    if (by !== undefined) {
      mistakes.push(
        [`${by}, unknown key`, [[by, 'no_such_key']]],
        [`${by}, unknown key after a known one`, [[by, `${first}:asc,no_such_key`]]],
        [`${by}, unknown direction`, [[by, `${first}:up`]]],
      );
    }
    if (key !== undefined) mistakes.push([`${key}, unknown key`, [[key, 'no_such_key']]]);
    if (direction !== undefined && key !== undefined) {
      mistakes.push([`${direction}, unknown direction`, [[direction, 'up']]]);
      if (second !== undefined && third !== undefined) {
        const names: Parameters = [first, second, third].map((name) => [key, name]);
        mistakes.push([`${direction}, two for three keys`, [...names, [direction, 'asc'], [direction, 'desc']]]);
      }
    }
    if (by !== undefined && key !== undefined)
      mistakes.push([
        `${by} and ${key}`,
        [
          [by, first],
          [key, first],
        ],
      ]);
    if (by !== undefined && direction !== undefined)
      mistakes.push([
        `${by} and ${direction}`,
        [
          [by, first],
          [direction, 'asc'],
        ],
      ]);
    return mistakeChecks(mistakes);
  },
};

const refusesAbsence: Relation = {
  name: 'refuses-absence',
  sentence: 'A request without a parameter that is required is refused with 400.',
  checks: ({ filters, others }) =>
    [...filters, ...others]
      .filter(({ required }) => required)
      .map(({ parameter }) => ({
        of: parameter,
        run: async (session) => {
          const parameters = session.survey.plain.parameters.filter(([name]) => name !== parameter);
          expectRefused(session, await session.target.get(parameters), 400);
        },
      })),
};

const refusesMarker: Relation = {
  name: 'refuses-marker',
  sentence: 'A marker that is the key of no item is refused with 400.',
  checks: ({ page: { marker } }) =>
    (
      [
        ['a key that no item has', unusedKey],
        ['no key at all', () => nonsense],
        ['nothing', () => ''],
        ['a key in another case', (session) => changedKey(session, (key) => [key.toUpperCase(), key.toLowerCase()])],
        ['a key and a blank', (session) => changedKey(session, (key) => [`${key} `])],
      ] as const satisfies [string, (session: Session) => string][]
    ).map(([of, wrong]) => ({
      of,
      run: (session: Session) => expectMistakeRefused(session, [[marker, wrong(session)]]),
    })),
};

/** A key that no item has, made of one that an item has. */
function changedKey({ survey, reader }: Session, change: (key: string) => string[]): string {
  const used = new Set(reader.keysOf(survey.items));
  for (const key of used) {
    for (const changed of change(key)) if (!used.has(changed)) return changed;
  }
  throw new NotChecked('no key could be made that no item has');
}

/** A key of the form that keys have, which none is: one whose digits are others. */
function unusedKey(session: Session): string {
  const shifts = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return changedKey(session, (key) =>
    shifts.map((shift) => key.replaceAll(/\d/g, (digit) => String((Number(digit) + shift) % 10))),
  );
}

const refusesCaller: Relation = {
  name: 'refuses-caller',
  sentence: 'A request without a token, or with one that nobody was given, is refused with 401.',
  checks: () => [
    {
      of: 'no token',
      run: async (session) => {
        requireToken(session);
        expectRefused(session, await session.target.get(session.survey.plain.parameters, { caller: 'nobody' }), 401);
      },
    },
    {
      of: 'an unknown token',
      run: async (session) => {
        requireToken(session);
        const answer = await session.target.get(session.survey.plain.parameters, { caller: 'stranger' });
        // A mock without accounts takes any token. One that tells two callers apart has accounts.
        if (answer.status === 200 && !tellsCallersApart(session)) {
          throw new NotChecked('the service may take any token, as a mock does; give it a second one to tell');
        }
        expectRefused(session, answer, 401);
      },
    },
  ],
};

function requireToken({ target }: Session): void {
  if (target.tokenHeader === undefined) throw new NotChecked('the document asks for no token in a header');
}

function tellsCallersApart({ survey, secondSurvey, reader }: Session): boolean {
  if (!secondSurvey) return false;
  const [own, others] = [survey, secondSurvey].map(({ items }) => reader.keysOf(items).toSorted().join());
  return own !== others;
}

/** How each status is provoked; undefined where nothing does it. */
function provocation(status: string, session: Session): readonly [Parameters, RequestOptions] | undefined {
  const { list, survey, secondSurvey, reader } = session;
  const { plain } = survey;
  switch (status) {
    case '400':
      return [[...plain.parameters, [list.page.limit, 'ten']], {}];
    case '401':
      return [plain.parameters, { caller: 'nobody' }];
    case '403': {
      const hidden = onlyIn(survey.items, secondSurvey?.items ?? survey.items, reader.keyOf.bind(reader), list);
      return hidden
        ? [[...plain.parameters, [list.page.marker, reader.keyOf(hidden)]], { caller: 'second' }]
        : undefined;
    }
    default:
      return undefined;
  }
}

/** An item that one caller alone may see, and only one caller does. */
export function onlyIn(
  items: Session['survey']['items'],
  others: Session['survey']['items'],
  keyOf: (item: Session['survey']['items'][number]) => string,
  list: ListDescriptor,
): Session['survey']['items'][number] | undefined {
  const known = new Set(others.map(keyOf));
  return items.find((item) => !known.has(keyOf(item)) && isExclusive(item, list));
}

export function isExclusive(item: Session['survey']['items'][number], { filters }: ListDescriptor): boolean {
  return filters.some(({ exclusive, property }) => {
    const value = item[property.slice(1)];
    return typeof value === 'string' && exclusive?.includes(value);
  });
}

const refusalBody: Relation = {
  name: 'refusal-body',
  sentence: 'A refusal has the media type that the request accepts, and a body as the document has it for that.',
  checks: () => ['400', '401', '403'].map((status) => ({ of: status, run: (session) => checkBodies(session, status) })),
};

async function checkBodies(session: Session, status: string): Promise<void> {
  const mediaTypes = session.answers.mediaTypes(status);
  if (mediaTypes.length === 0) throw new NotChecked(`the document has no ${status} with a body`);
  if (status === '401') requireToken(session);
  const provoked = provocation(status, session);
  if (!provoked) throw new NotChecked('there are no two callers, one of whom has an item that the other may not see');
  const [parameters, options] = provoked;
  for (const accept of mediaTypes) {
    const answer = await session.target.get(parameters, { ...options, accept });
    expectRefused(session, answer, Number(status));
    if (answer.mediaType !== accept) throw new Broken(accept, answer.mediaType || 'none', [answer]);
  }
}

export const refusalRelations: readonly Relation[] = [
  refusesLimit,
  refusesValue,
  refusesOperator,
  refusesOrder,
  refusesAbsence,
  refusesMarker,
  refusesCaller,
  refusalBody,
];
