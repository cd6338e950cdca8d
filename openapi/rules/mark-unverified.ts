import type { Rule, Visit } from './redocly.ts';

/**
 * Marks facts that are not verified against the live API: adds the note in x-evidence-notes for their evidence to their
 * description. Evidence without a note, such as the vendor's own pages, needs none.
 */
export const markUnverified: Rule = () => {
  let notes: Readonly<Record<string, string>> = {};
  const leave: Visit = (node) => {
    const evidence = [node['x-evidence'] ?? []].flat() as string[];
    const found = evidence.map((source) => notes[source]);
    if (found.length === 0 || found.includes(undefined)) return;
    node['description'] = [String(node['description'] ?? '').trimEnd(), ...found].filter(Boolean).join('\n\n');
  };
  return {
    Root: {
      enter(root) {
        notes = (root['x-evidence-notes'] as typeof notes | undefined) ?? {};
      },
    },
    Parameter: { leave },
    Response: { leave },
    Header: { leave },
    Schema: { leave },
  };
};
