import { evidenceOf, shapeErrors, sourcesOf } from './evidence.ts';
import type { Node, Rule } from './redocly.ts';

/** x-sources and x-evidence-notes have the right shape, and every source supports something. */
export const evidenceSources: Rule = () => {
  const used = new Set<string>();
  const use = (node: Node): void => {
    for (const { source } of evidenceOf(node)) used.add(source);
  };
  return {
    Root: {
      enter(root, { report, location }) {
        for (const extension of ['x-sources', 'x-evidence-notes'] as const) {
          if (root[extension] === undefined) {
            report({ message: `The document has no ${extension}. Add it as docs/evidence.md says.`, location });
          }
          for (const { instancePath, message } of root[extension] === undefined
            ? []
            : shapeErrors(extension, root[extension])) {
            report({
              message: `${extension}${instancePath} ${message}. docs/evidence.md says what belongs there.`,
              location: location.child([extension]),
            });
          }
        }
      },
      leave(root, { report, location }) {
        for (const source of Object.keys(sourcesOf(root))) {
          if (used.has(source)) continue;
          report({
            message: `Nothing rests on the source ${source}. Remove it, or refer to it in an x-evidence.`,
            location: location.child(['x-sources', source]).key(),
          });
        }
      },
    },
    Parameter: use,
    Response: use,
    Header: use,
    SecurityScheme: use,
    Schema: use,
    Operation: (operation) => use((operation['x-list'] ?? {}) as Node),
  };
};
