import { evidenceOf, sourcesOf } from './evidence.ts';
import type { Node, Rule } from './redocly.ts';

/**
 * The query parameters that the provider's reference page has come before those that it does not have, so that a reader
 * of the document sees where the page ends.
 */
export const undocumentedParametersLast: Rule = () => {
  let reference: string | undefined;
  return {
    Root(root) {
      reference = Object.entries(sourcesOf(root)).find(([, { absent }]) => absent !== undefined)?.[0];
    },
    Operation(operation, { report, location }) {
      if (reference === undefined) return;
      let undocumented: string | undefined;
      for (const [index, parameter] of ((operation['parameters'] ?? []) as Node[]).entries()) {
        if (parameter['in'] !== 'query') continue;
        const isDocumented = evidenceOf(parameter).some(({ source }) => source === reference);
        if (!isDocumented) undocumented ??= String(parameter['name']);
        else if (undocumented !== undefined) {
          report({
            message: `${parameter['name']} rests on ${reference}, and stands after ${undocumented}, which does not. Move it up.`,
            location: location.child(['parameters', index]).key(),
          });
        }
      }
    },
  };
};
