import { readdir, readFile } from 'node:fs/promises';
import { elements, isObject, type JsonObject, member, nodeAt } from '@conoha-images/document';
import { parse } from 'yaml';
import type { QueryEntry } from '../../calls/call.ts';
import { parseQuery } from '../../calls/query.ts';

/** A request of a step of a workflow. */
export interface StepRequest {
  /** The operationId. */
  readonly operation: string;
  /** An entry whose value is an input of the workflow has no value, only the input's name. */
  readonly query: readonly (QueryEntry | { readonly name: string; readonly input: string })[];
}

/** Reads the requests of all workflows (Arazzo) of the document. */
export async function readStepRequests(): Promise<StepRequest[]> {
  const suffix = '.arazzo.yaml';
  const folder = new URL('.', import.meta.resolve(`@conoha-images/openapi/workflows/any${suffix}`));
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.flatMap((text) => requestsOf(parse(text)));
}

function requestsOf(root: JsonObject): StepRequest[] {
  return elements(root['workflows'])
    .flatMap((workflow) => elements(member(workflow, 'steps')))
    .flatMap((step) => {
      const operation = member(step, 'operationId');
      if (typeof operation !== 'string') return [];
      const parameters = elements(member(step, 'parameters')).map((parameter) => resolved(root, parameter));
      const query = queryOf(step, parameters);
      return query ? [{ operation: operation.split('.').at(-1) ?? '', query }] : [];
    });
}

/** The query that a step sends, or the one that it would send if the tool that runs it could. */
function queryOf(step: unknown, parameters: readonly JsonObject[]): StepRequest['query'] | undefined {
  const text = member(step, 'x-query');
  if (typeof text === 'string') return parseQuery(text);
  // The mock takes the response to a request with Prefer from the document, so the request does not provoke it.
  if (parameters.some(({ name }) => name === 'Prefer')) return undefined;
  return parameters
    .filter((parameter) => parameter['in'] === 'query')
    .map(({ name, value }) => {
      const [, input] = /^\$inputs\.(.+)/.exec(String(value)) ?? [];
      return input === undefined ? { name: String(name), value: String(value) } : { name: String(name), input };
    });
}

function resolved(root: JsonObject, parameter: unknown): JsonObject {
  const reference = member(parameter, 'reference');
  const node = typeof reference === 'string' ? nodeAt(root, ...reference.replace(/^\$/, '').split('.')) : parameter;
  return isObject(node) ? node : {};
}
