import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine, UsageError } from '../source/command-line.ts';

test('without options the mock is where the README says', () => {
  expect(parseCommandLine([])).toEqual({
    ...{ host: '127.0.0.1', port: 4010, log: 'requests', data: undefined, document: undefined },
    ...{ watch: false, static: false, scenarios: [], control: true, help: false },
  });
});

test('every option is understood', () => {
  const args = '--port 1 --host ::1 --data a.json --document b.yaml --watch --static --no-control --log silent --help';
  expect(parseCommandLine([...args.split(' '), '--scenario', 'reset', '--scenario', 'latency; times=2'])).toEqual({
    ...{ host: '::1', port: 1, log: 'silent', data: 'a.json', document: 'b.yaml', watch: true, static: true },
    ...{ scenarios: ['reset', 'latency; times=2'], control: false, help: true },
  });
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
  [['--data='], '--data must be a file; given: nothing.'],
  [['--document', ''], '--document must be a file; given: nothing.'],
  [['--watch'], '--watch must stand beside --data or --document; given: neither.'],
  [['--prot', '1'], expect.stringContaining("'--prot'")],
  [['images.json'], expect.stringContaining("'images.json'")],
])('%j is refused, and the message says why', (args, message) => {
  expect(() => parseCommandLine(args)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
});

test('any arguments are understood or refused with a UsageError', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom('--port', '--log', '--data', '--watch', '--scenario', '--no-control', '--help', '-h', '--'),
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
