import { STATUS_CODES } from 'node:http';
import type { ListDescriptor } from '@conoha-images/document';
import type { CallType } from '../../calls/call.ts';
import type { ConsoleData, ConsoleOperation } from '../../console/data.ts';
import type { Operation, Reference } from '../model/reference.ts';
import type { Language } from '../site.ts';
import { presetsOf } from './presets.ts';
import { type NamedErrorCase, provocationsOf } from './provocations.ts';
import { consoleWords } from './words.ts';
import { readStepRequests, type StepRequest } from './workflows.ts';

/** An operation as the section shows it. */
export interface SectionOperation {
  readonly operation: Operation;
  readonly errors: readonly NamedErrorCase[];
  readonly presets: ConsoleOperation['presets'];
}

/** What the console is made from. */
export interface ConsoleInput {
  readonly operations: readonly SectionOperation[];
  /** What the script reads. */
  readonly data: ConsoleData;
}

/** Gathers what the console is made from. It sends requests to the mock. */
export async function consoleInput(reference: Reference, language: Language): Promise<ConsoleInput> {
  const steps = await readStepRequests();
  const operations = await Promise.all(
    reference.operations.map((operation) => sectionOperation(reference, operation, steps)),
  );
  const [first, ...others] = operations.map(scriptOperation);
  if (!first) throw new Error('The document must have an operation.');
  const statuses = new Set(
    reference.operations.flatMap(({ responses }) => responses.map(({ status }) => status)).concat('414', '500'),
  );
  return {
    operations,
    data: {
      server: reference.servers[0]?.url ?? '',
      ...(reference.token && { tokenHeader: reference.token.header }),
      reasons: Object.fromEntries([...statuses].map((status) => [status, STATUS_CODES[status] ?? ''])),
      operations: [first, ...others],
      words: consoleWords[language],
    },
  };
}

async function sectionOperation(
  reference: Reference,
  operation: Operation,
  steps: readonly StepRequest[],
): Promise<SectionOperation> {
  const errors = await provocationsOf(reference, operation, steps);
  return { operation, errors, presets: await presetsOf(reference, operation) };
}

/** The parts of an operation that the script needs. */
function scriptOperation({ operation, errors, presets }: SectionOperation): ConsoleOperation {
  const { id, method, path, list, parameters } = operation;
  return {
    id,
    method,
    path,
    ...(list && { list: scriptList(list) }),
    parameters: parameters.map(({ name, in: place, joined, type, filter }) => ({
      name,
      in: place,
      joined,
      type: scriptType(type),
      ...(filter && {
        filter: {
          operators: filter.operators,
          prefixed: filter.prefixed,
          ...(filter.open && { open: filter.open }),
          ...(filter.ignoreCase && { ignoreCase: filter.ignoreCase }),
        },
      }),
    })),
    errors: errors.map(({ name: _name, summary: _summary, ...error }) => error),
    presets,
  };
}

function scriptList({ items, page, order, additional }: ListDescriptor): NonNullable<ConsoleOperation['list']> {
  return {
    items,
    page: { ...(page.next && { next: page.next }), ...(page.first && { first: page.first }) },
    ...(order && {
      order: {
        ...(order.by !== undefined && { by: order.by }),
        ...(order.key !== undefined && { key: order.key }),
        ...(order.direction !== undefined && { direction: order.direction }),
      },
    }),
    ...(additional && {
      additional: {
        names: additional.properties.map(({ name }) => name),
        ...(additional.suffixes && { suffixes: additional.suffixes }),
        ...(additional.except && { except: additional.except }),
      },
    }),
  };
}

function scriptType({ names, values, open, elements }: Operation['parameters'][number]['type']): CallType {
  return { names, values, open, ...(elements && { elements: scriptType(elements) }) };
}
