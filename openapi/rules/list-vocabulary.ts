import { type Path, type Rule as RuleName, readLists } from '@conoha-images/document';
import type { Location, Rule } from './redocly.ts';

/** A lint rule for one rule of the list vocabulary. It reports the problems that reading the document finds. */
export function listVocabulary(rule: RuleName): Rule {
  return () => ({
    Root(root, { report, location }) {
      for (const problem of readLists(root).problems) {
        if (problem.rule !== rule) continue;
        report({ message: problem.message, location: nearest(root, location, problem.at) });
      }
    },
  });
}

/** The place, or the nearest one before it in this file if a `$ref` leads to another. */
function nearest(root: unknown, location: Location, at: Path): Location {
  let node = root;
  let depth = 0;
  for (const step of at) {
    node = (node as Record<string | number, unknown>)[step];
    if (node === undefined) break;
    depth += 1;
  }
  return location.child(at.slice(0, depth));
}
