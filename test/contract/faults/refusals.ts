import { type Fault, linkTo, type Situation } from '../faulty-service.ts';
import { changing, json, refusal, sortParameters, without } from './changes.ts';

/** Answers as if a parameter that was refused had not been given. */
const accepts =
  (isWrong: (situation: Situation) => boolean, ...names: string[]): NonNullable<Fault['understands']> =>
  (parameters, situation) =>
    isWrong(situation) ? without(...names)(parameters) : parameters;

export const refusalFaults: Record<string, Fault> = {
  'limit-word-accepted': {
    does: 'takes a limit that is a word for none',
    understands: accepts(({ value }) => /^[a-z]+$/.test(value('limit') ?? ''), 'limit'),
  },
  'limit-fraction-accepted': {
    does: 'rounds a limit that is a fraction',
    understands: changing('limit', (value) => value.replace(/\.\d+$/, '')),
  },
  'limit-negative-accepted': {
    does: 'takes a limit below 0 for none',
    understands: accepts(({ value }) => value('limit')?.startsWith('-') === true, 'limit'),
  },
  'visibility-accepted': {
    does: 'lists nothing for a visibility that there is not',
    understands: changing('visibility', (value) => value),
    answers: (answer, { value }) =>
      value('visibility') === 'no-item-has-this-value'
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : answer,
  },
  'member-status-accepted': {
    does: 'takes any member_status',
    understands: accepts(
      ({ value }) => !['accepted', 'pending', 'rejected', 'all'].includes(value('member_status') ?? 'all'),
      'member_status',
    ),
  },
  'protected-accepted': {
    does: 'takes 1 for true',
    understands: changing('protected', (value) => (value === '1' ? 'true' : value)),
  },
  'size-accepted': {
    does: 'takes the digits at the beginning of a size',
    understands: changing('size_min', (value) => /^\d+/.exec(value)?.[0] ?? value),
  },
  'time-accepted': {
    does: 'ignores a time that is none',
    understands: accepts(
      ({ value }) => Number.isNaN(Date.parse(value('created_at')?.replace(/^[a-z]+:/, '') ?? '2000-01-01')),
      'created_at',
    ),
  },
  'operator-accepted': {
    does: 'takes an unknown operator for a part of the name',
    understands: changing('name', (value) => (/^(like|neq|gt):/.test(value) ? `eq:${value}` : value)),
  },
  'quotes-accepted': {
    does: 'takes a list whose quotes do not fit',
    understands: changing('name', (value) => (/^in:/.test(value) ? value.replaceAll('"', '') : value)),
  },
  'sort-key-accepted': {
    does: 'ignores a sort key that there is not',
    understands: (parameters) =>
      parameters.filter(([name, value]) => !sortParameters.includes(name) || !value.includes('no_such_key')),
  },
  'direction-accepted': {
    does: 'takes any direction for descending',
    understands: changing('sort_dir', (value) => (value === 'asc' ? 'asc' : 'desc')),
  },
  'directions-accepted': {
    does: 'takes fewer directions than sort keys',
    understands: (parameters, { values }) =>
      values('sort_dir').length > 1 && values('sort_dir').length < values('sort_key').length
        ? [...parameters, ['sort_dir', 'desc']]
        : parameters,
  },
  'syntaxes-accepted': {
    does: 'takes both ways to ask for an order',
    understands: accepts(({ value }) => value('sort') !== undefined, 'sort_key', 'sort_dir'),
  },
  'marker-unknown-first': {
    does: 'begins at the first item for a marker that there is not',
    answers: async (answer, { value, parameters, whole }) =>
      answer.status === 400 && value('marker')
        ? json(200, {
            images: await whole(parameters),
            first: linkTo(without('marker')(parameters)),
            schema: '/v2/schemas/images',
          })
        : answer,
  },
  'marker-unknown-404': {
    does: 'answers 404 for a marker that there is not',
    answers: (answer, { value }) =>
      answer.status === 400 && value('marker')
        ? json(404, { ...refusal, code: '404 Not Found', title: 'Not Found' })
        : answer,
  },
  'refusal-422': {
    does: 'refuses with 422',
    answers: async (answer) =>
      answer.status === 400 ? new Response(await answer.text(), { status: 422, headers: answer.headers }) : answer,
  },
  'refusal-500': {
    does: 'fails with 500 where a time is wrong',
    answers: (answer, { value }) => (answer.status === 400 && value('created_at') ? json(500, refusal) : answer),
  },
  'refusal-code-number': {
    does: 'writes the code of a refusal as a number',
    answers: (answer) => (answer.status === 400 ? json(400, { ...refusal, code: 400 }) : answer),
  },
  'refusal-always-json': {
    does: 'refuses in JSON whatever is accepted',
    answers: (answer) => (answer.status === 400 ? json(400, refusal) : answer),
  },
  'refusal-empty': {
    does: 'refuses without a body',
    answers: (answer) => (answer.status === 400 ? new Response('', { status: 400, headers: answer.headers }) : answer),
  },
  'refusal-only-alone': {
    does: 'takes a wrong size_min beside another filter',
    understands: (parameters, { value }) =>
      value('limit') && Number.isNaN(Number(value('size_min') ?? 0)) ? without('size_min')(parameters) : parameters,
  },
  'token-missing-403': {
    does: 'answers 403 where there is no token',
    answers: (answer) => (answer.status === 401 ? json(403, refusal) : answer),
  },
  'token-unknown-empty': {
    does: 'lists nothing for a token that it does not know',
    answers: (answer, { token }) =>
      answer.status === 401 && token !== null
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : answer,
  },
  'limit-exponent-accepted': {
    does: 'takes 1e2 for a limit of 100',
    understands: changing('limit', (value) => (/^\d+e\d+$/.test(value) ? String(Number(value)) : value)),
  },
  'sort-any-property': {
    does: 'takes any property for a sort key',
    understands: (parameters) =>
      parameters.filter(([name, value]) => name !== 'sort' || !/^(owner|visibility|min_|protected)/.test(value)),
  },
  'sort-key-any-case': {
    does: 'ignores case in a sort key',
    understands: (parameters) =>
      parameters.map(([name, value]) => [name, name === 'sort_key' ? value.toLowerCase() : value]),
  },
  'protected-capitals-accepted': {
    does: 'ignores case in protected',
    understands: changing('protected', (value) => value.toLowerCase()),
  },
  'empty-size-accepted': {
    does: 'takes an empty size for none',
    understands: (parameters) => parameters.filter(([name, value]) => !/^size_/.test(name) || value !== ''),
  },
  'operator-capitals-accepted': {
    does: 'ignores case in an operator',
    understands: changing('created_at', (value) => value.replace(/^[A-Z]+:/, (operator) => operator.toLowerCase())),
  },
  'refusal-not-after-marker': {
    does: 'takes a wrong direction where there is a marker',
    understands: (parameters, { value }) =>
      value('marker') ? changing('sort_dir', (given) => (given === 'asc' ? given : 'desc'))(parameters) : parameters,
  },
  'range-of-a-word-accepted': {
    does: 'takes a word for 0 in a range that the document does not name',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        /^min_\w+_(min|max)$/.test(name) && Number.isNaN(Number(value)) ? '0' : value,
      ]),
  },
};
