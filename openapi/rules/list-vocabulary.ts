import { type Rule as RuleName, readLists } from '@conoha-images/document';
import type { Location, Path, Rule } from './redocly.ts';

/** One rule of the list vocabulary: reports what reading the document finds under that rule's name. */
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

/** The place itself, or the last one on the way to it that stands in this file (a `$ref` may lead away). */
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
