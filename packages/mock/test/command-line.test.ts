import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine, UsageError, usage } from '../source/command/command-line.ts';
import { definitions } from '../source/scenarios/definitions.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('a command line without options has the defaults of the README', () => {
  expect(parseCommandLine([])).toEqual({
    host: '127.0.0.1',
    port: 4010,
    log: 'requests',
    data: undefined,
    document: undefined,
    upstream: undefined,
    record: undefined,
    watch: false,
    static: false,
    scenarios: [],
    control: true,
    controlHosts: [],
    help: false,
  });
});

test('the README lists the options as --help does', () => {
  expect(readme).toContain(usage.slice(usage.indexOf('Options:')));
});

test('the examples of the README run on Node.js 20, which does not have `using`', () => {
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) expect(example).not.toMatch(/\busing\b/);
});

test.each(Object.entries(definitions))('the README lists the scenario %s with its parameters', (name, definition) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
  const parameters = Object.entries(definition.parameters).map(([parameter, value]) => `\`${parameter}=${value}\``);
  expect(row?.split('|')[2]?.trim()).toBe(parameters.join(', '));
});

test('every option of the command line is read', () => {
  const args = '--port 1 --host ::1 --data a.json --document b.yaml --watch --static --no-control --log silent --help';
  expect(
    parseCommandLine([
      ...args.split(' '),
      '--control-host',
      'ci.example',
      '--scenario',
      'reset',
      '--scenario',
      'latency; times=2',
    ]),
  ).toEqual({
    host: '::1',
    port: 1,
    log: 'silent',
    data: 'a.json',
    document: 'b.yaml',
    upstream: undefined,
    record: undefined,
    watch: true,
    static: true,
    scenarios: ['reset', 'latency; times=2'],
    control: false,
    controlHosts: ['ci.example'],
    help: true,
  });
});

test('the options of a proxy are read', () => {
  expect(parseCommandLine('--upstream https://a.test/b --record c.json --document d.yaml'.split(' '))).toMatchObject({
    upstream: new URL('https://a.test/b'),
    record: 'c.json',
    document: 'd.yaml',
  });
});

test('every port from 0 to 65535 is accepted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 65_535 }),
      (port) => parseCommandLine(['--port', String(port)]).port === port,
    ),
  );
});

test.each([
  [['--port', 'abc'], '--port must be a whole number from 0 to 65535; given: abc.'],
  [['--port', '65536'], '--port must be a whole number from 0 to 65535; given: 65536.'],
  [['--port=-1'], '--port must be a whole number from 0 to 65535; given: -1.'],
  [['--port='], '--port must be a whole number from 0 to 65535; given: nothing.'],
  [['--host='], '--host must be a host name or an IP address; given: nothing.'],
  [['--log', 'loud'], '--log must be one of silent, requests, violations; given: loud.'],
  [['--log='], '--log must be one of silent, requests, violations; given: nothing.'],
  [['--data='], '--data must be a file; given: nothing.'],
  [['--document', ''], '--document must be a file; given: nothing.'],
  [['--watch'], '--watch must be used with --data or --document; given: neither.'],
  [['--data', 'a.json', '--data', 'b.json'], '--data must be given at most once; given: a.json, b.json.'],
  [['--port=1', '--log', 'silent', '--port', '1'], '--port must be given at most once; given: 1, 1.'],
  [
    ['--upstream', 'https://me:secret@a.test'],
    '--upstream must be an http or https URL without user information, query and fragment; given: a URL with user information.',
  ],
  [
    ['--upstream='],
    '--upstream must be an http or https URL without user information, query and fragment; given: nothing.',
  ],
  [['--upstream=http://a', '--upstream=http://b'], '--upstream must be given at most once; given: http://a, http://b.'],
  [
    ['--upstream=http://a', '--data=a.json'],
    '--data must be left out with --upstream, which has its own data; given: both.',
  ],
  [
    ['--upstream=http://a', '--static'],
    '--static must be left out with --upstream, which responds itself; given: both.',
  ],
  [['--record=a.json'], '--record must be used with --upstream, whose responses it records; given: --record alone.'],
  [['--upstream=http://a', '--record='], '--record must be a file; given: nothing.'],
  [
    ['--upstream=http://a', '--record=a.json', '--watch', '--document=b.yaml'],
    '--watch must be left out with --record, whose items fit one document; given: both.',
  ],
  [
    ['--control-host', 'ci.example:80'],
    '--control-host must be the name of a host, without a port; given: ci.example:80.',
  ],
  [['--control-host', 'http://a'], '--control-host must be the name of a host, without a port; given: http://a.'],
  [['--control-host='], '--control-host must be the name of a host, without a port; given: nothing.'],
  [['--prot', '1'], expect.stringContaining("'--prot'")],
  [['images.json'], expect.stringContaining("'images.json'")],
])('the command line %j is rejected with a message that says why', (args, message) => {
  expect(() => parseCommandLine(args)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
});

test('any command line is either read or rejected with a UsageError', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            '--port',
            '--log',
            '--data',
            '--watch',
            '--scenario',
            '--upstream',
            '--record',
            '--no-control',
            '--help',
            '-h',
            '--',
          ),
        ),
      ),
      (args) => {
        try {
          parseCommandLine(args);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      },
    ),
  );
});
