import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Path } from '@conoha-images/document';
import { type JsonValue, paths } from 'jsonpath-rfc9535';
import { parse } from 'yaml';
import { japanese, japaneseProse } from './prose.ts';
import type { Rule } from './redocly.ts';

interface Action {
  readonly target: string;
  readonly update?: unknown;
  /** The hash of the Japanese texts that the update translates, so that an edited text is noticed. */
  readonly 'x-source-hash'?: string;
}

const fields: ReadonlySet<string> = new Set(['target', 'update', 'description', 'x-source-hash']);

/**
 * The overlay translates every Japanese text of the document as it stands now, and changes nothing else.
 *
 * Option `overlay`: the overlay's file, relative to the document.
 */
export const overlayComplete: Rule = (options) => ({
  Root(root, { report, location }) {
    const overlay = String(options['overlay']);
    const file = resolve(dirname(location.source.absoluteRef), overlay);
    if (!existsSync(file)) {
      report({
        message: `The overlay ${overlay} beside this document is missing. It translates every text.`,
        location,
      });
      return;
    }
    const { actions } = parse(readFileSync(file, 'utf8')) as { actions: readonly Action[] };
    const texts = new Map(japaneseProse(root).map(({ at, text }) => [normalizedPath(at), { at, text }]));
    const untranslated = new Map(texts);
    for (const [index, action] of actions.entries()) {
      const complain = (what: string): void =>
        report({ message: `${overlay}, action ${index + 1} (${action.target}) ${what}`, location });
      const sources: string[] = [];
      let first: Path = [];
      for (const [path, translation] of changes(root, action, complain)) {
        const source = texts.get(path);
        if (!source) {
          complain(`changes ${path}, but the document has no Japanese text there. An overlay may only translate.`);
        } else if (translation === '' || japanese.test(translation)) complain(`has no English for ${path}.`);
        else {
          if (sources.length === 0) first = source.at;
          sources.push(source.text);
          untranslated.delete(path);
        }
      }
      const hash = hashOf(sources);
      if (sources.length > 0 && action['x-source-hash'] !== hash) {
        report({
          message: `${overlay}, action ${index + 1} (${action.target}) translates Japanese that has changed since. Review the English, then write x-source-hash: "${hash}".`,
          location: location.child(first),
        });
      }
    }
    for (const { at } of untranslated.values()) {
      report({
        message: `This text has no English. Add it to ${overlay}: an action that updates ${at.at(-1)} at ${normalizedPath(at.slice(0, -1))}.`,
        location: location.child(at),
      });
    }
  },
});

/** Eight hexadecimal digits that differ if one of the texts does. */
function hashOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 8);
}

/** The changes of an action: the path of each text and its new value. */
function changes(root: unknown, action: Action, complain: (what: string) => void): [path: string, text: string][] {
  if (Object.keys(action).some((name) => !fields.has(name))) {
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
