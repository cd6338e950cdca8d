import type { JsonObject } from '../json.ts';
import type { Link, PageRule } from './descriptor.ts';
import type { ListOperation } from './list-operation.ts';
import type { Shape } from './schema.ts';

/** An x-list.page, whose shape list-vocabulary.schema.json defines. */
type Page = Pick<PageRule, 'limit' | 'marker' | 'offset' | 'default' | 'maximum' | 'unknownMarker'> & {
  readonly next?: string;
  readonly first?: string;
};

/** Reads x-list.page: its parameters with the bounds of their values, and the form of its links. */
export function readPage(operation: ListOperation, page: JsonObject): PageRule {
  const { next, first, ...rest } = page as unknown as Page;
  for (const role of ['limit', 'marker', 'offset'] as const) {
    const name = rest[role];
    if (name !== undefined) operation.requireParameter(['x-list', 'page', role], name);
  }
  const [nextLink, firstLink] = [readLink(operation, 'next', next), readLink(operation, 'first', first)];
  const limits = operation.parameter(rest.limit);
  const offsets = rest.offset === undefined ? undefined : operation.parameter(rest.offset);
  return {
    ...rest,
    ...(nextLink && { next: nextLink }),
    ...(firstLink && { first: firstLink }),
    ...(typeof limits?.minimum === 'number' && { minimumLimit: limits.minimum }),
    ...(typeof limits?.maximum === 'number' && { maximumLimit: limits.maximum }),
    ...(typeof offsets?.minimum === 'number' && { minimumOffset: offsets.minimum }),
    ...(typeof offsets?.maximum === 'number' && { maximumOffset: offsets.maximum }),
  };
}

/** Reads a link of a page. The schema at the pointer says whether it is a string, or in an array of links. */
function readLink(operation: ListOperation, role: 'next' | 'first', pointer: string | undefined): Link | undefined {
  if (pointer === undefined) return undefined;
  const place = operation.inBody(pointer);
  const shape = place && operation.shapeOf(place.schema);
  if (!shape?.array) {
    if (isString(shape)) {
      const absence = operation.requiresInBody(pointer) && shape.nullable ? { absence: 'null' as const } : {};
      return { pointer, ...formOf(shape), ...absence };
    }
    return report(operation, role, pointer, 'the 200 body has no string and no array of links there');
  }
  const element = place && operation.elementsOf(place.schema);
  const [rel, href] = ['/rel', '/href'].map((name) => operation.shapeAt(element, name));
  if (!isString(rel) || !isString(href)) {
    return report(operation, role, pointer, 'the elements of that array have no strings rel and href');
  }
  if (rel.values && !rel.values.includes(role)) {
    return report(operation, role, pointer, `the links of that array never have the rel ${role}`);
  }
  return {
    pointer,
    rel: role,
    ...formOf(href),
    ...(operation.requiresInBody(pointer) && { absence: 'empty array' as const }),
  };
}

function isString(shape: Shape | undefined): shape is Shape {
  return shape?.type === 'string' && !shape.array;
}

function formOf({ format }: Shape): Pick<Link, 'absolute'> {
  return format === 'uri' ? { absolute: true } : {};
}

function report(operation: ListOperation, role: string, pointer: string, problem: string): undefined {
  return operation.report(
    'list-pointers-resolve',
    ['x-list', 'page', role],
    `x-list.page.${role} is ${pointer}, but ${problem}. Give the pointer to the link, or to an array of links with rel and href.`,
  );
}
