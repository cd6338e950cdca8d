import { elements, entriesOf, member } from './json.ts';
import type { ListDescriptor } from './lists/descriptor.ts';
import { nodeAt, resolveReference } from './reference.ts';

/** The example bodies of a list's 200 response. */
export function examplesOf(document: object, list: ListDescriptor): unknown[] {
  const content = nodeAt(document, 'paths', list.path, 'get', 'responses', '200', 'content', 'application/json');
  return [...namedExamples(document, content), member(content, 'example')].filter(isPresent);
}

/** The examples of a list's parameter, followed by those of its schema. */
export function examplesOfParameter(document: object, { path }: ListDescriptor, name: string): unknown[] {
  const parameters = [
    ...elements(nodeAt(document, 'paths', path, 'get', 'parameters')),
    ...elements(nodeAt(document, 'paths', path, 'parameters')),
  ].map((parameter) => resolveReference(document, parameter));
  const parameter = parameters.find((candidate) => member(candidate, 'name') === name);
  const schema = resolveReference(document, member(parameter, 'schema'));
  return [
    member(parameter, 'example'),
    ...namedExamples(document, parameter),
    ...elements(member(schema, 'examples')),
  ].filter(isPresent);
}

/** The values of the `examples` of a media type or a parameter. */
export function namedExamples(document: object, node: unknown): unknown[] {
  return entriesOf(member(node, 'examples')).map(([, example]) => member(resolveReference(document, example), 'value'));
}

function isPresent(value: unknown): boolean {
  return value !== undefined;
}
