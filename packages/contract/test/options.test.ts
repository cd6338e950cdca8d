import { expect, test } from 'vitest';
import { contractRules } from '../source/check-options.ts';
import { checkContract, NotRun } from '../source/index.ts';
import { describeContract } from '../source/vitest.ts';
import { canary } from './changed-mock.ts';

const names = Object.keys(contractRules).join(', ');

const fetch = (): never => {
  throw new Error('A request was sent although an option is invalid.');
};

const valid = { baseUrl: 'http://127.0.0.1', token: canary, fetch };

/** An option that both functions check, and what is wrong with it. */
const invalid: readonly [options: object, message: string][] = [
  [{ baseURL: canary }, 'given: baseURL. Did you mean baseUrl?'],
  [{ favorite: canary }, 'given: favorite.'],
  [{ baseUrl: undefined }, 'baseUrl must be a string'],
  [{ token: 7 }, 'token must be a string'],
  [{ token: Number.NaN }, 'given: a value of type number.'],
  [{ secondToken: [canary] }, 'given: a value of type object.'],
  [{ description: {} }, 'description must be a description as readDescription() returns it; given: an object.'],
  [{ pathParameters: { project: 7 } }, 'pathParameters must be an object whose values are strings; given: an object.'],
  [{ profile: 'Glance' }, 'profile must be strict or glance; given: the string "Glance". Did you mean glance?'],
  [{ only: 'pages-join' }, 'only must be an array of strings; given: the string "pages-join".'],
  [{ only: ['page-join'] }, 'given: page-join. Did you mean pages-join?'],
  [{ seed: '7' }, 'seed must be a number; given: the string "7".'],
  [{ seed: canary }, 'seed must be a number; given: the string "[redacted]".'],
  [{ rate: null }, 'rate must be a number; given: null.'],
  [{ requireCoverage: 100.5 }, 'requireCoverage must be a percentage from 0 to 100; given: 100.5.'],
  [{ fetch: 3 }, 'fetch must be a function; given: 3.'],
  [{ tokenNames: { frist: 'X' } }, 'tokenNames must be an object with the strings first and second; given: a value of'],
];

test.each(invalid)(
  'checkContract and describeContract reject %j before they send a request',
  async (options, message) => {
    const checked = checkContract({ ...valid, ...options });
    await expect(checked).rejects.toThrow(NotRun);
    await expect(checked).rejects.toThrow(message);
    await expect(checked).rejects.not.toThrow(canary);
    const declare = (): void => describeContract('an invalid contract', { ...valid, ...options });
    expect(declare).toThrow(NotRun);
    expect(declare).toThrow(message);
    expect(declare).not.toThrow(canary);
  },
);

test('the error for an unknown option lists every option', async () => {
  const unknown = { ...valid, x: 1 };
  await expect(checkContract(unknown)).rejects.toThrow(
    `The name of an option must be one of ${names}, onResult, onRequest; given: x.`,
  );
  expect(() => describeContract('', unknown)).toThrow(`The name of an option must be one of ${names}; given: x.`);
});

test('missing options are an error that says so', async () => {
  await expect(checkContract(undefined as never)).rejects.toThrow('The options must be an object; given: nothing.');
});
