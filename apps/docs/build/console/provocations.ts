import { elements, isObject, type ListDescriptor, valueAt } from '@conoha-images/document';
import { type QueryEntry, urlOf } from '../../calls/call.ts';
import type { Caller, ConsoleRequest, ErrorCase } from '../../console/data.ts';
import { responseTo } from '../../console/mock.ts';
import type { Operation, Reference } from '../model/reference.ts';
import type { Example } from '../model/response.ts';
import type { StepRequest } from './workflows.ts';

/** An error of the document, with what the page says of it. */
export interface NamedErrorCase extends ErrorCase {
  /** The name of the example. */
  readonly name: string;
  readonly summary: string;
}

/** A request, and what the mock responds to it. */
interface Attempt {
  readonly request: ConsoleRequest;
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
  /** Values of the request that a workflow leaves open, so those of the example may differ. */
  readonly inputs: readonly string[];
}

/**
 * Finds for each error example of an operation a request that the mock responds to with that example. It tries the
 * requests of the workflows, with and without a token, and for each media type.
 */
export async function provocationsOf(
  reference: Reference,
  operation: Operation,
  steps: readonly StepRequest[],
): Promise<NamedErrorCase[]> {
  const errors = operation.responses.filter(({ status }) => Number(status) >= 400);
  const mediaTypes = [...new Set(errors.flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType)))];
  const attempts = await attemptsOf(reference, operation, steps, [...mediaTypes, null]);
  return errors.flatMap(({ status: text, contents }) =>
    contents.flatMap(({ mediaType, examples }) =>
      examples.map((example) => {
        const status = Number(text);
        const attempt = attempts.find(
          (candidate) => candidate.status === status && candidate.mediaType === mediaType && isLike(candidate, example),
        );
        const { name, summary } = example;
        const found = attempt ? { request: attempt.request } : { example: example.value };
        return { name, summary, status, mediaType, ...found };
      }),
    ),
  );
}

/** All requests that may provoke an error, the plainest first. */
async function attemptsOf(
  reference: Reference,
  operation: Operation,
  steps: readonly StepRequest[],
  accepts: readonly (string | null)[],
): Promise<Attempt[]> {
  const input = operation.list && (await itemOfOneCaller(reference, operation, operation.list));
  const queries = [
    { query: [], inputs: [] },
    ...steps
      .filter((step) => step.operation === operation.id)
      .map(({ query }) => ({
        query: query.map((entry) => ('input' in entry ? { name: entry.name, value: input ?? '' } : entry)),
        inputs: query.some((entry) => 'input' in entry) && input !== undefined ? [input] : [],
      }))
      .sort((a, b) => a.query.length - b.query.length),
  ];
  const callers: readonly Caller[] = ['owner', 'nobody', 'stranger'];
  const attempts: Attempt[] = [];
  for (const caller of callers) {
    for (const accept of accepts) {
      for (const { query, inputs } of queries) {
        const request = { operation: operation.id, query, accept, caller };
        attempts.push({ request, inputs, ...(await attempt(reference, operation, request)) });
      }
    }
  }
  return attempts;
}

async function attempt(reference: Reference, operation: Operation, { query, accept, caller }: ConsoleRequest) {
  const url = urlOf({ operation, server: reference.servers[0]?.url ?? '', query });
  const { method } = operation;
  const response = await responseTo({ url, method, tokenHeader: reference.token?.header, caller, accept });
  const [mediaType = ''] = (response.headers.find(([name]) => name === 'content-type')?.[1] ?? '').split(';');
  return {
    status: response.status,
    mediaType,
    body: /json$/.test(mediaType) ? JSON.parse(response.body) : response.body,
  };
}

/** The key of an item that only its owner may see, which stands for the inputs of a workflow. */
async function itemOfOneCaller(
  reference: Reference,
  operation: Operation,
  { filters, items, key }: ListDescriptor,
): Promise<string | undefined> {
  const filter = filters.find(({ exclusive = [] }) => exclusive.length > 0);
  const query: QueryEntry[] = filter ? [{ name: filter.parameter, value: filter.exclusive?.[0] ?? '' }] : [];
  const request: ConsoleRequest = { operation: operation.id, query, accept: 'application/json', caller: 'owner' };
  const { body } = await attempt(reference, operation, request);
  const [item] = elements(valueAt(body, items));
  const value = valueAt(item, key);
  return typeof value === 'string' ? value : undefined;
}

/** Whether a response has the body of an example. The inputs of the request may differ. */
function isLike({ body, inputs }: Attempt, { value }: Pick<Example, 'value'>): boolean {
  const [text, expected] = [body, value].map(sortedJson) as [string, string];
  const input = inputs[0];
  if (input === undefined) return text === expected;
  const [before = '', ...parts] = text.split(input);
  const after = parts.at(-1);
  return after !== undefined && expected.startsWith(before) && expected.endsWith(after);
}

/** JSON whose members are in the order of their names. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
