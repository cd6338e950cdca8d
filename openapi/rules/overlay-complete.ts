import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type JsonValue, paths } from 'jsonpath-rfc9535';
import { parse } from 'yaml';
import { japanese, japaneseProse } from './prose.ts';
import type { Path, Rule } from './redocly.ts';

interface Action {
  readonly target: string;
  readonly update?: unknown;
}

/**
 * The overlay translates every Japanese text of the document, and changes nothing else.
 *
 * Option `overlay`: the overlay's file, relative to the document.
 */
export const overlayComplete: Rule = (options) => ({
  Root(root, { report, location }) {
    const overlay = String(options['overlay']);
    const file = resolve(dirname(location.source.absoluteRef), overlay);
    if (!existsSync(file)) {
      report({ message: `There is no ${overlay} beside this document. It gives the English of every text.`, location });
      return;
    }
    const { actions } = parse(readFileSync(file, 'utf8')) as { actions: readonly Action[] };
    const untranslated = new Map(japaneseProse(root).map(({ at }) => [normalizedPath(at), at]));
    const prose = new Set(untranslated.keys());
    for (const [index, action] of actions.entries()) {
      const complain = (what: string): void =>
        report({ message: `${overlay}, action ${index + 1} (${action.target}) ${what}`, location });
      for (const [path, text] of changes(root, action, complain)) {
        if (!prose.has(path))
          complain(`changes ${path}, where the document has no Japanese text. An overlay may only translate.`);
        else if (text === '' || japanese.test(text)) complain(`gives no English for ${path}.`);
        else untranslated.delete(path);
      }
    }
    for (const at of untranslated.values()) {
      report({
        message: `This text has no English. Add it to ${overlay}: an action that updates ${at.at(-1)} at ${normalizedPath(at.slice(0, -1))}.`,
        location: location.child(at),
      });
    }
  },
});

/** The changes of an action: the path of each text and its new value. */
function changes(root: unknown, action: Action, complain: (what: string) => void): [path: string, text: string][] {
  if (Object.keys(action).some((name) => !['target', 'update', 'description'].includes(name))) {
    complain('does more than update. An overlay may only translate.');
  }
  const targets = paths(root as JsonValue, action.target);
  if (targets.length === 0) complain('matches nothing in the document. Correct its target.');
  return targets.flatMap((target) => leaves(target, action.update));
}

/** The values that an update sets. A value that is not a text becomes an empty one. */
function leaves(path: string, update: unknown): [path: string, text: string][] {
  if (typeof update !== 'object' || update === null || Array.isArray(update)) {
    return [[path, typeof update === 'string' ? update : '']];
  }
  return Object.entries(update).flatMap(([name, value]) => leaves(path + segment(name), value));
}

/** A normalized path (RFC 9535, section 2.7), as the JSONPath library gives them. */
function normalizedPath(at: Path): string {
  return `$${at.map(segment).join('')}`;
}

function segment(step: string | number): string {
  return typeof step === 'number' ? `[${step}]` : `['${step.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}
