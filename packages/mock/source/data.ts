import {
  type Description,
  examplesOf,
  type ListDescriptor,
  type Violation,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import { catalogue } from './catalogue.ts';
import type { Service } from './service.ts';

export type Item = Readonly<Record<string, unknown>>;

/** What one list is answered from. */
export interface Data {
  readonly items: readonly Item[];
  /** The project of each token that is known. Without it, every token is. */
  readonly tokens?: ReadonlyMap<string, string>;
  /** By image, what each project that it is shared with has answered. */
  readonly members?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * What a data file holds: the body of a response, such as one that was recorded, and `tokens` and `members` beside it.
 *
 * @see packages/mock/README.md
 */
export type DataFile = Readonly<Record<string, unknown>>;

/** Thrown for data that breaks the document. Its message has the pointer of each value that does. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(`The data breaks the document:\n${violations.map(({ message }) => `- ${message}`).join('\n')}`);
    this.violations = violations;
  }
}

/**
 * Reads the data of a list. Where it has no items, they are those of the document's examples; those of ConoHa's image
 * list are the catalogue.
 *
 * @throws {DataError} where a value is not as the document has it.
 */
export function readData(file: DataFile, description: Description, list: ListDescriptor, service: Service): Data {
  const found = valueAt(file, list.items);
  if (found !== undefined && !Array.isArray(found)) {
    const message = `${list.items} must be an array; given: ${found === null ? 'null' : typeof found}.`;
    throw new DataError([{ path: list.items, message }]);
  }
  const given = found as readonly unknown[] | undefined;
  const read = (given ?? defaultItems(description, list)).map((item) => {
    return isItem(item) ? service.complete(item, list.path) : item;
  });
  const violations = [
    ...(given ? description.validate(list, bodyOf(description, list, read)) : []),
    ...repeatedKeys(read, list),
    ...wrongTokens(file.tokens),
    ...wrongMembers(file.members),
  ];
  if (violations.length > 0) throw new DataError(violations);
  const { tokens, members } = file as {
    tokens?: Record<string, string>;
    members?: Record<string, Record<string, string>>;
  };
  return {
    items: (read as Item[]).filter((item) => service.has(item)),
    ...(tokens && { tokens: new Map(Object.entries(tokens)) }),
    ...(members && {
      members: new Map(Object.entries(members).map(([id, answers]) => [id, new Map(Object.entries(answers))])),
    }),
  };
}

/** @throws {DataError} where data has the items of none of the lists. */
export function requireItems(file: DataFile, lists: readonly ListDescriptor[]): void {
  const [first] = lists;
  if (!first || lists.some(({ items }) => valueAt(file, items) !== undefined)) return;
  throw new DataError([{ path: first.items, message: `${first.items} must be an array; given: nothing.` }]);
}

function defaultItems({ document }: Description, list: ListDescriptor): readonly unknown[] {
  if (list.operationId === 'listImages') return catalogue();
  const items = examplesOf(document, list).flatMap((example) => valueAt(example, list.items) ?? []);
  return [...new Map(items.map((item) => [valueAt(item, list.key), item])).values()];
}

/** A body with these items, and all else from the first example. */
function bodyOf({ document }: Description, list: ListDescriptor, items: readonly unknown[]): unknown {
  return withValueAt(examplesOf(document, list)[0] ?? {}, list.items, items);
}

function repeatedKeys(items: readonly unknown[], { items: root, key }: ListDescriptor): Violation[] {
  const seen = new Map<unknown, number>();
  return items.flatMap((item, index) => {
    const value = valueAt(item, key);
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    if (first === undefined || value === undefined) return [];
    const path = `${root}/${index}${key}`;
    return [{ path, message: `${path} must be unique; given: ${value}, as in ${root}/${first}.` }];
  });
}

function wrongTokens(tokens: unknown): Violation[] {
  if (tokens === undefined) return [];
  if (!isItem(tokens)) return [{ path: '/tokens', message: '/tokens must be an object of projects by token.' }];
  // A token is a secret, so its place is told by number.
  return Object.values(tokens).flatMap((project, index) =>
    typeof project === 'string'
      ? []
      : [
          {
            path: '/tokens',
            message: `/tokens must have a string, the project, for each token; number ${index + 1} has none.`,
          },
        ],
  );
}

const answers: readonly unknown[] = ['accepted', 'pending', 'rejected'];

function wrongMembers(members: unknown): Violation[] {
  if (members === undefined) return [];
  const shape = 'must be an object of answers by project, by id of the image';
  if (!isItem(members)) return [{ path: '/members', message: `/members ${shape}.` }];
  return Object.entries(members).flatMap(([id, projects]) =>
    isItem(projects)
      ? Object.entries(projects).flatMap(([project, answer]) => {
          const path = `/members/${id}/${project}`;
          const allowed = `must be one of ${answers.join(', ')}; given: ${JSON.stringify(answer)}`;
          return answers.includes(answer) ? [] : [{ path, message: `${path} ${allowed}.` }];
        })
      : [{ path: `/members/${id}`, message: `/members/${id} ${shape}.` }],
  );
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
