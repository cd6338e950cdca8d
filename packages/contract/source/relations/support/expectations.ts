import { type Comparison, RelationFailure } from '../../errors.ts';
import { type ListQuery, parametersFor } from '../../model/list-query.ts';
import type { Item } from '../../model/value.ts';
import type { ReceivedResponse } from '../../target/messages.ts';
import { firstResponses, type ReadPage, responsesOf, type Walk } from '../../target/page.ts';
import { difference } from './difference.ts';
import type { CheckEnvironment } from './environment.ts';

type Items = readonly Item[];
type Responses = readonly ReceivedResponse[];

/** Reads all items that the target lists for a query. @throws {RelationFailure} if a response is not a page. */
export function readList({ reader, list }: CheckEnvironment, query: ListQuery): Promise<Walk> {
  return reader.all(parametersFor(list, query));
}

/** @throws {RelationFailure} unless both are the same items in the same order. */
export function expectItems({ reader }: CheckEnvironment, expected: Items, got: Items, responses: Responses): void {
  expectKeys(reader.keysOf(expected), reader.keysOf(got), responses, { expected, got, inOrder: true });
}

/** @throws {RelationFailure} unless both are the same items, in any order. */
export function expectSameItems({ reader }: CheckEnvironment, expected: Items, got: Items, responses: Responses) {
  const [expectedKeys, gotKeys] = [reader.keysOf(expected).toSorted(), reader.keysOf(got).toSorted()];
  expectKeys(expectedKeys, gotKeys, responses, { expected, got, inOrder: false });
}

/** @throws {RelationFailure} unless both are the same items, in the same order if the document promises one. */
export function expectPromised(environment: CheckEnvironment, expected: Items, got: Items, responses: Responses): void {
  (environment.list.order ? expectItems : expectSameItems)(environment, expected, got, responses);
}

/** @throws {RelationFailure} if the second list lacks an item of the first. @param what What the second list is. */
export function expectSuperset(
  { reader }: CheckEnvironment,
  items: Items,
  walk: Walk,
  what: string,
  ...others: Walk[]
) {
  const keys = new Set(reader.keysOf(walk.items));
  const missing = reader.keysOf(items).find((key) => !keys.has(key));
  if (missing === undefined) return;
  throw new RelationFailure(`${missing} in ${what}`, 'a list without it', firstResponses(...others, walk));
}

/** @throws {RelationFailure} if a walk does not end. @param shown The pages that show it. */
export function expectEnd({ pages, endless }: Walk, shown: readonly ReadPage[] = pages.slice(0, 2)): void {
  if (endless !== undefined) throw new RelationFailure('pages that end', endless, responsesOf(shown));
}

function expectKeys(
  expected: readonly string[],
  got: readonly string[],
  responses: Responses,
  compared: Comparison,
): void {
  const found = difference(expected, got);
  if (found) throw new RelationFailure(found[0], found[1], responses, compared);
}
