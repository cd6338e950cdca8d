import { entriesOf, member, nodeAt } from '@conoha-images/document';
import { withoutTexts } from './texts.ts';

/** The beginning of the names of the components that {@link comparable} adds. */
export const addedPrefix = 'parameter-of-operation.';

/**
 * Prepares a document for `redocly diff`: removes texts for people, and replaces each parameter with a reference.
 *
 * `redocly diff` 2.77 pairs the elements of two arrays by the similarity of their JSON, so it reports a parameter with a
 * new description as removed. But it pairs equal references first, and the references made here are named after the
 * parameters.
 */
export function comparable(document: object): object {
  const components: Record<string, unknown> = {};
  const paths = entriesOf(member(document, 'paths')).map(([path, item]) => {
    const members = entriesOf(item).map(([name, value]) => {
      if (name === 'parameters') return [name, referencesTo(components, document, ['paths', path, name])];
      if (member(value, 'parameters') === undefined) return [name, value];
      const parameters = referencesTo(components, document, ['paths', path, name, 'parameters']);
      return [name, { ...(value as object), parameters }];
    });
    return [path, Object.fromEntries(members)];
  });
  const parameters = { ...(nodeAt(document, 'components', 'parameters') as object | undefined), ...components };
  return withoutTexts({
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...(member(document, 'components') as object | undefined), parameters },
  }) as object;
}

/** Puts the parameters at a path into `components`, and returns references to them. */
function referencesTo(components: Record<string, unknown>, document: object, path: readonly string[]): object[] {
  const parameters = nodeAt(document, ...path);
  return (Array.isArray(parameters) ? parameters : []).map((_, index) => {
    const parameter = nodeAt(document, ...path, String(index));
    const words = [...path.slice(1, -1), member(parameter, 'in'), member(parameter, 'name')];
    const name = addedPrefix + words.join('.').replaceAll(/[^\w.-]/g, '_');
    components[name] = parameter;
    return { $ref: `#/components/parameters/${name}` };
  });
}
