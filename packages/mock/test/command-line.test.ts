import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine, UsageError } from '../source/command-line.ts';

test('without options the mock is where the README says', () => {
  expect(parseCommandLine([])).toEqual({ host: '127.0.0.1', port: 4010, log: 'requests', help: false });
});

test('every port is taken as it is given', () => {
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
  [['--port='], '--port must be a whole number from 0 to 65535; given: .'],
  [['--host='], '--host must be a host name or an IP address; given: nothing.'],
  [['--log', 'loud'], '--log must be one of silent, requests, violations; given: loud.'],
  [['--prot', '1'], expect.stringContaining("'--prot'")],
  [['images.json'], expect.stringContaining("'images.json'")],
])('%j is refused, and the message says why', (args, message) => {
  expect(() => parseCommandLine(args)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
});

test('any arguments are understood or refused with a UsageError', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('--port', '--host', '--log', '--help', '-h', '--'))),
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
