import type { Fault, Situation } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { changing, errorBody, json, sortParameters, without } from './changes.ts';

/** Ignores parameters that should be rejected. */
const accepts =
  (isWrong: (situation: Situation) => boolean, ...names: string[]): NonNullable<Fault['understands']> =>
  (parameters, situation) =>
    isWrong(situation) ? without(...names)(parameters) : parameters;

export const rejectionFaults: Record<string, Fault> = {
  'limit-word-accepted': {
    does: 'treats a limit that is a word as missing',
    understands: accepts(({ value }) => /^[a-z]+$/.test(value('limit') ?? ''), 'limit'),
  },
  'limit-fraction-accepted': {
    does: 'rounds a fractional limit down',
    understands: changing('limit', (value) => value.replace(/\.\d+$/, '')),
  },
  'limit-negative-accepted': {
    does: 'treats a negative limit as missing',
    understands: accepts(({ value }) => value('limit')?.startsWith('-') === true, 'limit'),
  },
  'visibility-accepted': {
    does: 'lists nothing for an unknown visibility',
    understands: changing('visibility', (value) => value),
    responds: (response, { value }) =>
      value('visibility') === 'no-item-has-this-value'
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : response,
  },
  'member-status-accepted': {
    does: 'accepts any member_status',
    understands: accepts(
      ({ value }) => !['accepted', 'pending', 'rejected', 'all'].includes(value('member_status') ?? 'all'),
      'member_status',
    ),
  },
  'protected-accepted': {
    does: 'accepts 1 as true',
    understands: changing('protected', (value) => (value === '1' ? 'true' : value)),
  },
  'size-accepted': {
    does: 'uses the digits at the beginning of an invalid size',
    understands: changing('size_min', (value) => /^\d+/.exec(value)?.[0] ?? value),
  },
  'time-accepted': {
    does: 'ignores an invalid time',
    understands: accepts(
      ({ value }) => Number.isNaN(Date.parse(value('created_at')?.replace(/^[a-z]+:/, '') ?? '2000-01-01')),
      'created_at',
    ),
  },
  'operator-accepted': {
    does: 'treats an unknown operator as part of the name',
    understands: changing('name', (value) => (/^(like|neq|gt):/.test(value) ? `eq:${value}` : value)),
  },
  'quotes-accepted': {
    does: 'accepts a list with unbalanced quotes',
    understands: changing('name', (value) => (/^in:/.test(value) ? value.replaceAll('"', '') : value)),
  },
  'sort-key-accepted': {
    does: 'ignores an unknown sort key',
    understands: (parameters) =>
      parameters.filter(([name, value]) => !sortParameters.includes(name) || !value.includes('no_such_key')),
  },
  'direction-accepted': {
    does: 'treats an unknown direction as descending',
    understands: changing('sort_dir', (value) => (value === 'asc' ? 'asc' : 'desc')),
  },
  'directions-accepted': {
    does: 'accepts fewer directions than sort keys',
    understands: (parameters, { values }) =>
      values('sort_dir').length > 1 && values('sort_dir').length < values('sort_key').length
        ? [...parameters, ['sort_dir', 'desc']]
        : parameters,
  },
  'syntaxes-accepted': {
    does: 'accepts both order syntaxes at once',
    understands: accepts(({ value }) => value('sort') !== undefined, 'sort_key', 'sort_dir'),
  },
  'marker-unknown-first': {
    does: 'starts at the first item for an unknown marker',
    responds: async (response, { value, parameters, whole }) =>
      response.status === 400 && value('marker')
        ? json(200, {
            images: await whole(parameters),
            first: linkTo(without('marker')(parameters)),
            schema: '/v2/schemas/images',
          })
        : response,
  },
  'marker-unknown-404': {
    does: 'responds with 404 to an unknown marker',
    responds: (response, { value }) =>
      response.status === 400 && value('marker')
        ? json(404, { ...errorBody, code: '404 Not Found', title: 'Not Found' })
        : response,
  },
  'error-422': {
    does: 'rejects with 422 instead of 400',
    responds: async (response) =>
      response.status === 400
        ? new Response(await response.text(), { status: 422, headers: response.headers })
        : response,
  },
  'error-500': {
    does: 'fails with 500 if a time is invalid',
    responds: (response, { value }) =>
      response.status === 400 && value('created_at') ? json(500, errorBody) : response,
  },
  'error-code-number': {
    does: 'writes the code of an error as a number',
    responds: (response) => (response.status === 400 ? json(400, { ...errorBody, code: 400 }) : response),
  },
  'error-always-json': {
    does: 'sends errors as JSON whatever the request accepts',
    responds: (response) => (response.status === 400 ? json(400, errorBody) : response),
  },
  'error-empty': {
    does: 'sends errors without a body',
    responds: (response) =>
      response.status === 400 ? new Response('', { status: 400, headers: response.headers }) : response,
  },
  'size-accepted-beside-limit': {
    does: 'accepts an invalid size_min if there is a limit',
    understands: (parameters, { value }) =>
      value('limit') && Number.isNaN(Number(value('size_min') ?? 0)) ? without('size_min')(parameters) : parameters,
  },
  'token-missing-403': {
    does: 'responds with 403 if there is no token',
    responds: (response) => (response.status === 401 ? json(403, errorBody) : response),
  },
  'token-unknown-empty': {
    does: 'lists nothing for an unknown token',
    responds: (response, { token }) =>
      response.status === 401 && token !== null
        ? json(200, { images: [], first: '/v2/images', schema: '/v2/schemas/images' })
        : response,
  },
  'limit-exponent-accepted': {
    does: 'accepts 1e2 as a limit of 100',
    understands: changing('limit', (value) => (/^\d+e\d+$/.test(value) ? String(Number(value)) : value)),
  },
  'sort-any-property': {
    does: 'accepts any property as a sort key',
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
    does: 'treats an empty size as missing',
    understands: (parameters) => parameters.filter(([name, value]) => !/^size_/.test(name) || value !== ''),
  },
  'operator-capitals-accepted': {
    does: 'ignores case in an operator',
    understands: changing('created_at', (value) => value.replace(/^[A-Z]+:/, (operator) => operator.toLowerCase())),
  },
  'direction-accepted-after-marker': {
    does: 'accepts an unknown direction if there is a marker',
    understands: (parameters, { value }) =>
      value('marker') ? changing('sort_dir', (text) => (text === 'asc' ? text : 'desc'))(parameters) : parameters,
  },
  'range-of-a-word-accepted': {
    does: 'treats a word as 0 in a range that the document does not name',
    understands: (parameters) =>
      parameters.map(([name, value]) => [
        name,
        /^min_\w+_(min|max)$/.test(name) && Number.isNaN(Number(value)) ? '0' : value,
      ]),
  },
};
