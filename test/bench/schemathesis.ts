// Runs Schemathesis against each planted fault, and writes docs/schemathesis.md. It must be installed: https://schemathesis.io
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Description } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import { machine } from '../../scripts/pictures/machine.ts';
import { allowed } from '../contract/allowed-faults.ts';
import { collection } from '../contract/collection.ts';
import type { Fault, Service } from '../contract/fault.ts';
import { correctLists, faultGroups } from '../contract/faults/index.ts';
import { correctListOf, faultyService } from '../contract/faulty-service.ts';
import { serve } from '../contract/serve.ts';

const run = promisify(execFile);

/** The checks that fail on a correct list: no schema can say that two parameters exclude each other, or that 401 is right. */
const settings = `[checks.positive_data_acceptance]
enabled = false

[checks.missing_required_header]
expected-statuses = [401]
`;
const [token] = Object.keys(collection.tokens);
const options = [
  '--header',
  `X-Auth-Token: ${token}`,
  '--seed',
  '1',
  '--no-color',
  '--no-shrink',
  '--max-failures',
  '1',
];

/** A request that Schemathesis sent, and the response of a correct list. */
interface Exchange {
  readonly method: string;
  readonly target: string;
  readonly headers: [string, string][];
  readonly response: string;
}

/** A list with a fault. To a request for which the code of the fault was not written, it responds as a correct one. */
function serviceOf(fault: Fault): Service {
  const list = correctListOf(fault);
  const [faulty, correct] = [faultyService(list, fault), faultyService(list, { does: fault.does })];
  return (request, connection) => faulty(request.clone(), connection).catch(() => correct(request, connection));
}

/** A response as a text, without the random ID of its request. */
async function textOf(response: Response): Promise<string> {
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
  return JSON.stringify([response.status, [...response.headers], body]).replaceAll(/req-[0-9a-f-]{36}/g, 'req');
}

/** What Schemathesis reports about a service: the titles of failures and errors. */
async function reportOf(service: Service, description: Description, directory: string): Promise<string[]> {
  const own = await mkdtemp(join(directory, 'run-'));
  await writeFile(join(own, 'schemathesis.toml'), settings);
  await writeFile(join(own, 'openapi.json'), JSON.stringify(description.document));
  await using served = await serve(service);
  const { code, stdout } = await run('schemathesis', ['run', 'openapi.json', '--url', served.url, ...options], {
    cwd: own,
    maxBuffer: 2 ** 28,
  }).then(
    (result) => ({ code: 0, stdout: result.stdout }),
    (error: { code?: number | string; stdout: string; message: string }) => {
      if (error.code === 1) return { code: 1, stdout: error.stdout };
      throw new Error(`Schemathesis must run. See https://schemathesis.io for how to install it. ${error.message}`);
    },
  );
  const summary = stdout.slice(stdout.lastIndexOf('= SUMMARY ='));
  const titles = [...summary.matchAll(/^ {2}(?:❌|🚫) (.+): \d+$/gmu)].map(([, title = '']) => title);
  if ((titles.length === 0) !== (code === 0)) throw new Error(`Schemathesis's report can't be read:\n${stdout}`);
  return titles;
}

/** The requests that Schemathesis sends to a correct list. */
async function exchangesOf(list: Fault, directory: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const service = serviceOf(list);
  const recorded: Service = async (request, connection) => {
    const response = await service(request, connection);
    const { pathname, search } = new URL(request.url);
    exchanges.push({
      method: request.method,
      target: pathname + search,
      headers: [...request.headers],
      response: await textOf(response.clone()),
    });
    return response;
  };
  const titles = await reportOf(recorded, list.description ?? standardDescription, directory);
  if (titles.length > 0) throw new Error(`A correct list must have no failure; given: ${titles.join()}.`);
  return exchanges;
}

/** Whether a list responds to some requests in a different way than a correct one. */
async function isNoticeable(fault: Fault, exchanges: readonly Exchange[]): Promise<boolean> {
  // A request in memory has no connection and no encoding.
  if (fault.overHttp) return true;
  const service = serviceOf(fault);
  for (const { method, target, headers, response } of exchanges) {
    const request = new Request(`http://127.0.0.1${target}`, { method, headers });
    if ((await textOf(await service(request, 0))) !== response) return true;
  }
  return false;
}

/** Calls a function for each of some values, as many at a time as there are processors. */
async function forEach<Value>(values: readonly Value[], call: (value: Value) => Promise<void>): Promise<void> {
  const waiting = [...values];
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let value = waiting.shift(); value !== undefined; value = waiting.shift()) {
        await call(value);
      }
    }),
  );
}

const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
try {
  const { stdout: version } = await run('schemathesis', ['--version']);
  const groups = faultGroups.map(({ title, faults }) => ({
    title,
    faults: Object.entries(faults).filter(([name]) => allowed[name] === undefined),
  }));
  const all = groups.flatMap(({ faults }) => faults);
  // A fault that changes no response to what Schemathesis sends can't be found, so it needs no run. With the same seed,
  // about one request in a hundred differs.
  const exchanges = new Map<Description | undefined, Exchange[][]>();
  for (const list of Object.values(correctLists)) {
    exchanges.set(list.description, [await exchangesOf(list, directory), await exchangesOf(list, directory)]);
  }
  const noticeable: [string, Fault][] = [];
  for (const [name, fault] of all) {
    const recorded = exchanges.get(fault.description) ?? [];
    const changes = await Promise.all(recorded.map((own) => isNoticeable(fault, own)));
    if (changes.includes(true)) noticeable.push([name, fault]);
  }
  process.stderr.write(`${noticeable.length} of ${all.length} faults change a response.\n`);
  const found = new Map<string, string[]>();
  await forEach(noticeable, async ([name, fault]) => {
    const titles = await reportOf(serviceOf(fault), fault.description ?? standardDescription, directory);
    process.stderr.write(`${name}: ${titles.join(', ') || 'not found'}\n`);
    found.set(name, titles);
  });
  const isFound = (name: string): boolean => (found.get(name) ?? []).length > 0;
  const rows = groups.map(
    ({ title, faults }) => `| ${title} | ${faults.length} | ${faults.filter(([name]) => isFound(name)).length} |`,
  );
  const lines = all
    .filter(([name]) => isFound(name))
    .map(([name, { does }]) => `| \`${name}\` | ${does} | ${found.get(name)?.join(', ')} |`);
  const page = `# Faults that Schemathesis finds

Written by \`npm run bench:schemathesis\`. Do not edit.

[Schemathesis](https://schemathesis.readthedocs.io) tests an API with generated requests, and checks [each response](https://schemathesis.readthedocs.io/en/stable/reference/checks/) against its OpenAPI document. It does not know what a list should contain, so it sees a fault only if the fault changes a status, a header or the shape of a body. It works for any API, and tests operations that this repository's contract does not.

It ran against each fault of [the fault matrix](fault-matrix.md) that the document forbids. A fault counts as found if Schemathesis reports any failure or error. ${all.length - noticeable.length} faults change no response to the requests that Schemathesis sends (in two runs against a correct list), so they count as not found without a run.

Measured on ${machine()}, with ${version.trim().replace('schemathesis, version', 'Schemathesis')} and these options: \`${options.join(' ').replace(`X-Auth-Token: ${token}`, '"X-Auth-Token: …"')}\`. Two of its checks are set so that no check fails on a correct list:

\`\`\`toml
${settings}\`\`\`

| Group | Faults | Found |
| --- | ---: | ---: |
${rows.join('\n')}
| All | ${all.length} | ${lines.length} |

## By fault

| Fault | What the list does | Failures |
| --- | --- | --- |
${lines.join('\n')}
`;
  await writeFile(new URL('../../docs/schemathesis.md', import.meta.url), page);
  console.log(`Schemathesis finds ${lines.length} of ${all.length} faults.`);
} finally {
  await rm(directory, { recursive: true });
}
