import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import {
  limitMistakes,
  type Mistakes,
  nonsense,
  operatorMistakes,
  orderMistakes,
  suffixMistakes,
  valueMistakes,
} from '../mistakes.ts';
import { forAll, type Session } from '../session.ts';
import { encode, type Parameters, type RequestOptions } from '../target.ts';
import { onlyIn } from './exclusive.ts';
import { expectAllRefused, expectRefused } from './refused.ts';
import type { Check, Relation } from './relation.ts';

/** The most mistakes that are made of one kind. There are more, and each seed draws others. */
const mostMistakes = 10;

/**
 * Checks that mistakes are refused: each in one of several situations, alone or in company that is right, and where
 * there are fewer mistakes than situations, each in all.
 */
function mistakeChecks(mistakes: readonly Mistakes[], most = mostMistakes): Check[] {
  return mistakes
    .filter(({ ways }) => ways.length > 0)
    .map(({ of, ways }) => ({
      of,
      run: (session) => {
        const least = Math.min(ways.length, most);
        const drawn = fc.shuffledSubarray([...ways], { minLength: least, maxLength: least });
        return forAll(session, `mistakes of ${of}`, drawn, 1, (some) => expectAllRefused(session, some));
      },
    }));
}

const refusesLimit: Relation = {
  name: 'refuses-limit',
  sentence: 'A limit that is no whole number, or less or greater than the schema allows, is refused with 400.',
  checks: (list) => mistakeChecks([limitMistakes(list)]),
};

const refusesValue: Relation = {
  name: 'refuses-value',
  sentence: 'A value that the document does not allow, or that is none of the type, is refused with 400.',
  checks: (list) => mistakeChecks([...[...list.filters, ...list.others].map(valueMistakes), suffixMistakes(list)]),
};

const refusesPlus: Relation = {
  name: 'refuses-plus',
  sentence: 'A plus sign that is not encoded is a blank, so a time with one is refused with 400.',
  checks: ({ filters }) =>
    filters
      .filter(({ type, operators }) => type === 'date-time' && !operators.includes('contains'))
      .map(({ parameter }) => ({
        of: parameter,
        run: async (session) => {
          expectRefused(session, await session.target.send(`${encode(parameter)}=2023-10-16T07:16:00+09:00`), 400);
        },
      })),
};

const refusesOperator: Relation = {
  name: 'refuses-operator',
  sentence:
    'A prefix that is none of the operators, one without a value, or a list whose quotes do not fit, is refused with 400.',
  checks: ({ filters }) => mistakeChecks(filters.map(operatorMistakes)),
};

const refusesOrder: Relation = {
  name: 'refuses-order',
  sentence:
    'A sort key or direction that there is not, a number of directions that does not fit, and both ways to ask at once are refused with 400.',
  checks: (list) => mistakeChecks(orderMistakes(list), 3 * mostMistakes),
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
  checks: ({ page: { marker, limit, minimumLimit } }) => [
    {
      run: async (session) => {
        const { survey, reader } = session;
        const keys = reader.keysOf(survey.items);
        const wrong = [
          ...changed(keys, withOtherDigits).slice(0, 3),
          ...changed(keys, (key) => [key.toUpperCase(), key.toLowerCase()]).slice(0, 1),
          ...changed(keys, (key) => [`${key} `]).slice(0, 1),
          nonsense,
          '',
        ];
        const ways = wrong.map((key): Parameters => [[marker, key]]);
        await expectAllRefused(session, ways);
        // A page that holds nothing is none the less after a marker.
        const nothing: Parameters[] =
          minimumLimit === 0 && wrong[0] !== undefined
            ? [
                [
                  [marker, wrong[0]],
                  [limit, '0'],
                ],
              ]
            : [];
        await expectAllRefused(session, nothing);
      },
    },
  ],
};

/** Keys that no item has, made of those that items have. */
function changed(keys: readonly string[], change: (key: string) => readonly string[]): string[] {
  const used = new Set(keys);
  return [...new Set(keys.flatMap(change))].filter((key) => !used.has(key));
}

/** Keys of the same form. */
function withOtherDigits(key: string): string[] {
  const shifts = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return shifts.map((shift) => key.replaceAll(/\d/g, (digit) => String((Number(digit) + shift) % 10)));
}

const refusesCaller: Relation = {
  name: 'refuses-caller',
  sentence: 'A request without a token, or with one that nobody was given, is refused with 401.',
  checks: () => [
    {
      of: 'no token',
      run: async (session) => {
        requireToken(session);
        await expectAllRefused(session, [[]], { status: 401, caller: 'nobody' });
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
        await expectAllRefused(session, [[]], { status: 401, caller: 'stranger' });
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
  refusesPlus,
  refusesOperator,
  refusesOrder,
  refusesAbsence,
  refusesMarker,
  refusesCaller,
  refusalBody,
];
