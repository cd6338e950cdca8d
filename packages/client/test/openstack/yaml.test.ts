import { expect, test } from 'vitest';
import { parseYaml } from '../../source/openstack/yaml.ts';
import { auth, canary, cloud, errorOf } from './errors.ts';
import { rejected } from './rejected.ts';

/** What follows the place in an error. */
async function problemOf(text: string): Promise<string> {
  const { name, message } = await errorOf({ 'clouds.yaml': text });
  expect(name).toBe('QueryError');
  expect(message).toMatch(/^~\/clouds\.yaml must be valid YAML\. At line \d+, column \d+, /);
  return message.replace(/^.*?, column \d+, /, '');
}

test.each([
  [`password: @${canary}`, 'a value that begins with @, %, ` or a comma must be in quotes.'],
  [`password: %${canary}`, 'a value that begins with @, %, ` or a comma must be in quotes.'],
  [`password: ${canary}: x`, "a value that contains ': ' must be in quotes, and settings of one mapping must have "],
  [`auth: { password: a ${canary}: x }`, "a value that contains ': ' must be in quotes, and settings of one mapping "],
  [`password: "${canary}`, 'a quote is not closed, or a setting has no colon after its name.'],
  [`password: x\n${canary}`, 'a quote is not closed, or a setting has no colon after its name.'],
  [`auth:\n\tpassword: ${canary}`, 'lines must be indented with spaces, not with tabs.'],
  [`auth:\n  password: ${canary}\n user: x`, 'settings of one mapping must have the same indentation, and each { or ['],
  [`password: "${canary}\\q"`, 'a value that contains a backslash must be in single quotes, or have two '],
  [`password: "x" ${canary}`, 'a quote, a bracket, a dash or an indentation is in the wrong place.'],
  [`password: !${canary} x`, 'a value that begins with ! must be in quotes. Tags are not supported.'],
  [`password: ! ${canary}`, 'a value that begins with ! must be in quotes. Tags are not supported.'],
  [`auth: !!set { ${canary} }`, 'a value that begins with ! must be in quotes. Tags are not supported.'],
  [`password: *${canary}`, 'an alias has no anchor before it. A value that begins with * must be in quotes.'],
  [`password: &a *${canary}`, 'a value that begins with & or * must be in quotes.'],
  [`password: &${canary}:x`, 'a value that begins with & or * must be in quotes.'],
  [`a: &${canary} 1\nb: &${canary} 2`, 'an anchor has the name of an earlier one.'],
  [`%YAML 1.3\n---\npassword: ${canary}`, 'a line must not begin with %.'],
  [`a: 1\n---\npassword: ${canary}`, 'a second document begins, but the file must contain only one.'],
  ['a: 1\n---\n', 'a second document begins, but the file must contain only one.'],
  [`<<: ${canary}`, '<< must have a mapping or a list of mappings.'],
  [`? [${canary}]\n: 1`, 'the name of a setting must not be a list, a mapping or a date.'],
  [`&a a&: 1\n${canary}`, 'a quote is not closed, or a setting has no colon after its name.'],
])('the YAML %j is rejected with a sentence without its text', async (text, problem) => {
  expect(await problemOf(text)).toContain(problem);
});

// What PyYAML 6.0 reads.
test.each([
  ['a: |\n  x', 'x'],
  ['a: |+\n  x', 'x'],
  ['a: |\n  x\n', 'x\n'],
  ['a: >\n  x\n  ', 'x\n'],
  ['a: |\n  x\n #c', 'x\n'],
  ['a: |\n  x\n   ', 'x\n '],
])('the block %j at the end of a file has a line break only if the file ends with one', (text, value) => {
  expect(parseYaml('clouds.yaml', text)).toEqual({ a: value });
});

test('a file that states YAML 1.2 is read as YAML 1.1, as by PyYAML', () => {
  expect(parseYaml('clouds.yaml', '%YAML 1.2\n---\na: yes\nb: 010\n')).toEqual({ a: true, b: 8n });
});

test('YAML that is nested too deeply is rejected', async () => {
  expect(await problemOf('['.repeat(20_000))).toBe('values are nested too deeply.');
});

test('a problem without a sentence has the code of the parser', async () => {
  expect(await problemOf(`"${canary}${'x'.repeat(1100)}": 1`)).toBe('the parser reports KEY_OVER_1024_CHARS.');
});

test.each(rejected)('cloudOptions rejects %s', async (_, file) => {
  const { name, message } = await errorOf({ 'clouds.yaml': file.replaceAll('KEYSTONE', 'http://127.0.0.1:9') });
  expect(name).toBe('QueryError');
  expect(message).toContain('~/clouds.yaml');
});

test.each([
  `clouds: { c: &c { self: *c, auth: ${auth} } }`,
  `clouds: { c: &c { list: [*c], auth: ${auth} } }`,
  `clouds: { c: &c { <<: *c, auth: ${auth} } }`,
])('the alias in %j, which contains itself, is rejected', async (text) => {
  expect(await problemOf(text)).toBe('an alias refers to a mapping or a list that contains it.');
});

const manyKeys = `x: &x { ${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join(', ')} }\n`;
const doubled = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
const merged = doubled.map((line) => line.replace('[', '{ <<: [').replace(/]$/, '] }'));

test.each([
  ['merges of many keys', `${manyKeys}clouds: { c: { <<: [${Array(50).fill('*x').join(', ')}] } }`],
  ['aliases of aliases', ['a0: &a0 [1]', ...doubled].join('\n')],
  ['merges of merges', ['a0: &a0 { b: 1 }', ...merged].join('\n')],
])('%s are rejected before they fill the memory', async (_, text) => {
  expect(await problemOf(text)).toBe('there are more than 100,000 values, with those of aliases.');
});

test('a file of more than 1 MiB is rejected before it is parsed', async () => {
  const { message } = await errorOf({ 'clouds.yaml': `# ${'x'.repeat(2 ** 20)}` });
  expect(message).toBe('~/clouds.yaml must have at most 1048576 bytes. Received 1048578.');
});

test('a file of 1 MiB is read', async () => {
  const { message } = await errorOf({ 'clouds.yaml': `# ${'x'.repeat(2 ** 20 - 2)}` });
  expect(message).toBe('~/clouds.yaml must be a mapping. Received null.');
});

test('a cloud in JSON may be nested deeply', async () => {
  const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
  const { message } = await errorOf({ 'clouds.json': `{"clouds":{"conoha":{"deep":${deep}}}}` });
  expect(message).toMatch(/^auth\.password or OS_PASSWORD must be set/);
});

test.each(['3.0', '"3.0"', 'v3', '03', '0x3', '3.14', '" 3"', '[3]'])(
  'the identity_api_version %s is rejected',
  async (version) => {
    const { message } = await errorOf(cloud(`identity_api_version: ${version}\nauth: ${auth}`));
    expect(message).toMatch(
      /^clouds\.conoha\.identity_api_version in ~\/clouds\.yaml must be 3, without a point, a sign or another zero\. /,
    );
  },
);

test('a password in JSON that is a number with a point, an exponent or a sign of zero is rejected', async () => {
  for (const number of ['12.0', '1e3', '-0']) {
    const json = `{"clouds":{"conoha":{"auth":{"auth_url":"http://127.0.0.1:9","username":"\\"1","password":${number}}}}}`;
    const { message } = await errorOf({ 'clouds.json': json });
    expect(message).toBe(
      'clouds.conoha.auth.password in ~/clouds.json must be a string: put it in quotes. Received type number.',
    );
  }
});
