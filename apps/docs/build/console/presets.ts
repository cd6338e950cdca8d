import { elements, valueAt } from '@conoha-images/document';
import { type QueryEntry, urlOf } from '../../calls/call.ts';
import { responseTo } from '../../console/mock.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Operation, Reference } from '../model/reference.ts';

const maximum = 4;

/** Queries to start with: examples of parameters, each of another kind, that the mock has items for. */
export async function presetsOf(reference: Reference, operation: Operation): Promise<QueryEntry[][]> {
  const presets = new Map<string, QueryEntry[]>();
  for (const parameter of operation.parameters) {
    const kind = `${parameter.role} ${parameter.filter?.operators.join(' ')}`;
    for (const { value } of parameter.examples) {
      const query = entriesOf(parameter, value);
      if (!presets.has(kind) && (await hasItems(reference, operation, query))) presets.set(kind, query);
    }
  }
  return [...presets.values()].slice(0, maximum);
}

function entriesOf({ name, joined }: Parameter, value: unknown): QueryEntry[] {
  if (!Array.isArray(value)) return [{ name, value: String(value) }];
  return (joined ? [value.join(',')] : value.map(String)).map((text) => ({ name, value: text }));
}

async function hasItems(reference: Reference, operation: Operation, query: readonly QueryEntry[]): Promise<boolean> {
  const response = await responseTo({
    url: urlOf({ operation, server: reference.servers[0]?.url ?? '', query }),
    method: operation.method,
    tokenHeader: reference.token?.header,
    caller: 'owner',
    accept: 'application/json',
  });
  if (response.status !== 200 || !operation.list) return false;
  return elements(valueAt(JSON.parse(response.body), operation.list.items)).length > 0;
}
