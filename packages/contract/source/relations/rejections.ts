import type { ListDescriptor } from '@conoha-images/document';
import {
  limitMistakes,
  type Mistakes,
  offsetMistakes,
  operatorMistakes,
  orderMistakes,
  suffixMistakes,
  valueMistakes,
} from '../cases/mistakes.ts';
import { Random } from '../cases/random.ts';
import { nonsense } from '../cases/texts.ts';
import { NotChecked } from '../errors.ts';
import { encode, type Parameters, withoutParameter } from '../model/parameters.ts';
import type { RequestOptions } from '../target/target.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { hiddenItems } from './support/exclusive.ts';
import { expectAccepted, expectAllRejected, expectRejected } from './support/expect-rejection.ts';
import { filterRelation, listRelation, type Relation } from './support/relation.ts';

/**
 * The maximum number of mistakes in a run: of numbers, values and orders, all that most lists have; of operators, some of
 * each kind, and each seed draws others.
 */
const maximum = { count: 16, value: 10, operator: 8, order: 40 } as const;

/** A relation that mistakes of some kinds are rejected, alone or beside valid parameters. */
function mistakeRelation(
  name: string,
  sentence: string,
  mistakesOf: (list: ListDescriptor) => readonly Mistakes[],
  size: number,
): Relation {
  return {
    name,
    sentence,
    checks: (list) =>
      mistakesOf(list)
        .filter(({ kinds }) => kinds.some((queries) => queries.length > 0))
        .map(({ subject, kinds }) => ({
          subject,
          run: (environment) => {
            const random = new Random(environment.seed, `mistakes of ${subject}`);
            return expectAllRejected(environment, random.sampleOfEach(kinds, size));
          },
        })),
  };
}

const rejectsLimit = mistakeRelation(
  'rejects-limit',
  'Limits that are not integers, or outside the bounds of the schema, are rejected with 400.',
  (list) => [limitMistakes(list)],
  maximum.count,
);

const rejectsOffset = mistakeRelation(
  'rejects-offset',
  'Offsets that are not integers, or outside the bounds of the schema, are rejected with 400.',
  offsetMistakes,
  maximum.count,
);

const rejectsValue = mistakeRelation(
  'rejects-value',
  'Values outside the enum or of the wrong type are rejected with 400.',
  (list) => [...[...list.filters, ...list.others].map(valueMistakes), suffixMistakes(list)],
  maximum.value,
);

const rejectsPlus = filterRelation(
  'rejects-plus',
  'A plus sign that is not encoded means a space, so a time with one is rejected with 400.',
  ({ type, operators }) => type === 'date-time' && !operators.includes('contains'),
  async (environment, { parameter }) => {
    const response = await environment.target.send(`${encode(parameter)}=2023-10-16T07:16:00+09:00`);
    expectRejected(environment, response, 400);
  },
);

const rejectsOperator = mistakeRelation(
  'rejects-operator',
  'Unknown operators, operators without a value, and lists with unbalanced quotes are rejected with 400.',
  ({ filters }) => filters.map(operatorMistakes),
  maximum.operator,
);

const rejectsOrder = mistakeRelation(
  'rejects-order',
  'Unknown sort keys and directions, a wrong number of directions, and two order syntaxes at once are rejected with 400.',
  orderMistakes,
  maximum.order,
);

const rejectsAbsence: Relation = {
  name: 'rejects-absence',
  sentence: 'A request without a required parameter is rejected with 400.',
  checks: ({ filters, others }) =>
    [...filters, ...others]
      .filter(({ required }) => required)
      .map(({ parameter }) => ({
        subject: parameter,
        run: async (environment) => {
          const parameters = withoutParameter(environment.survey.plain.parameters, parameter);
          expectRejected(environment, await environment.target.get(parameters), 400);
        },
      })),
};

const rejectsMarker = listRelation(
  'rejects-marker',
  'A marker that is not the key of an item is rejected with 400, or with the status that the document names.',
  async (environment) => {
    const { survey, reader, list } = environment;
    const { marker, limit, minimumLimit, unknownMarker: status = 400 } = list.page;
    const keys = reader.keysOf(survey.items);
    const wrong = [
      ...unusedKeys(keys, withOtherDigits).slice(0, 3),
      ...unusedKeys(keys, (key) => [key.toUpperCase(), key.toLowerCase()]).slice(0, 1),
      ...unusedKeys(keys, (key) => [`${key} `]).slice(0, 1),
      nonsense,
      '',
    ];
    await expectAllRejected(
      environment,
      wrong.map((key): Parameters => [[marker, key]]),
      { status },
    );
    // The marker is validated even if the page is to be empty.
    const [first = nonsense] = wrong;
    const emptyPage: Parameters = [
      [marker, first],
      [limit, '0'],
    ];
    if (minimumLimit === 0) await expectAllRejected(environment, [emptyPage], { status });
  },
);

/** Keys that no item has, made from those that items have. */
function unusedKeys(keys: readonly string[], change: (key: string) => readonly string[]): string[] {
  const used = new Set(keys);
  return [...new Set(keys.flatMap(change))].filter((key) => !used.has(key));
}

/** Keys of the same form. */
function withOtherDigits(key: string): string[] {
  const shifts = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return shifts.map((shift) => key.replaceAll(/\d/g, (digit) => String((Number(digit) + shift) % 10)));
}

const rejectsToken: Relation = {
  name: 'rejects-token',
  sentence: 'A request without a token, or with an unknown token, is rejected with 401.',
  checks: () => [
    {
      subject: 'no token',
      run: async (environment) => {
        requireToken(environment);
        await expectAllRejected(environment, [[]], { status: 401, caller: 'nobody' });
      },
    },
    {
      subject: 'an unknown token',
      run: async (environment) => {
        requireToken(environment);
        const response = await environment.target.get(environment.survey.plain.parameters, { caller: 'stranger' });
        // A mock without accounts accepts any token. A service that distinguishes two callers has accounts.
        if (response.status === 200 && !distinguishesCallers(environment)) {
          throw new NotChecked('the service may accept any token, as a mock does; a second token would show it');
        }
        await expectAllRejected(environment, [[]], { status: 401, caller: 'stranger' });
      },
    },
  ],
};

function requireToken({ target }: CheckEnvironment): void {
  if (!target.requiresToken) throw new NotChecked('the document requires no token in a header');
}

function distinguishesCallers({ survey, secondSurvey, reader }: CheckEnvironment): boolean {
  if (!secondSurvey) return false;
  const [own, others] = [survey, secondSurvey].map(({ items }) => reader.keysOf(items).toSorted().join());
  return own !== others;
}

const statuses = ['400', '401', '403'] as const;

const errorBody: Relation = {
  name: 'error-body',
  sentence:
    'An error response has the media type that the request accepts, or is JSON if it rejects the token, and has the body that the document describes.',
  checks: () =>
    statuses.map((status) => ({
      subject: status,
      run: async (environment) => {
        const mediaTypes = environment.schemas.mediaTypes(status);
        if (mediaTypes.length === 0) throw new NotChecked(`the document has no body for ${status}`);
        const [parameters, options] = requestFor(status, environment);
        for (const accept of mediaTypes) {
          const response = await environment.target.get(parameters, { ...options, accept });
          expectRejected(environment, response, Number(status));
          expectAccepted(response, accept);
        }
      },
    })),
};

/** A request that must be rejected with a status. @throws {NotChecked} if there is no such request. */
function requestFor(
  status: (typeof statuses)[number],
  environment: CheckEnvironment,
): readonly [Parameters, RequestOptions] {
  const { list, survey, reader } = environment;
  const { parameters } = survey.plain;
  if (status === '400') return [[...parameters, [list.page.limit, 'ten']], {}];
  if (status === '401') {
    requireToken(environment);
    return [parameters, { caller: 'nobody' }];
  }
  const [item] = hiddenItems(environment).find(({ caller }) => caller === 'second')?.items ?? [];
  if (!item) throw new NotChecked('the first caller has no item that the second does not see');
  return [[...parameters, [list.page.marker, reader.keyOf(item)]], { caller: 'second' }];
}

export const rejectionRelations: readonly Relation[] = [
  rejectsLimit,
  rejectsOffset,
  rejectsValue,
  rejectsPlus,
  rejectsOperator,
  rejectsOrder,
  rejectsAbsence,
  rejectsMarker,
  rejectsToken,
  errorBody,
];
