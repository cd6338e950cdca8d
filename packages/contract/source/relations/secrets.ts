import { elements, withValueAt } from '@conoha-images/document';
import { RelationFailure } from '../errors.ts';
import { parametersOf } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import { type ReceivedResponse, summaryOf } from '../target/messages.ts';
import { pageIn, type ReadPage } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { type HiddenItems, hiddenItems } from './support/exclusive.ts';
import { listRelation, type Relation } from './support/relation.ts';

/*
 * This relation looks at every response of the run, so it comes last.
 */

/** A text that is shorter than this may stand in a message by chance. */
const minimumText = 8;

/** Of so many hidden items the texts are looked for, so that a check of a long list takes no minutes. Of all, the keys. */
const maximumItems = 100;

const responseSecrets = listRelation(
  'response-secrets',
  'No response shows a caller an item that only the other caller sees, not even in a link or an error.',
  async (environment) => {
    for (const hidden of hiddenItems(environment)) {
      const keys = new Set(environment.reader.keysOf(hidden.items));
      const texts = [...new Set([...keys, ...ownTexts(environment, hidden)])];
      // Most errors and most bodies without their items are the same.
      const harmless = new Set<string>();
      for (const response of environment.recentResponses) {
        if (response.request.caller !== hidden.caller) continue;
        const page = pageIn(response, environment.list);
        const key = page && (keyInItems(environment, page, keys) ?? textIn(newLinkValues(page), keys));
        const rest = page ? textBeside(environment, page) : response.text;
        const shown = key ?? (harmless.has(rest) ? undefined : notRequested(response, textIn([rest], texts)));
        if (shown === undefined) harmless.add(rest);
        else
          throw new RelationFailure(`nothing with ${shown}, which only the other caller sees`, got(response), [
            response,
          ]);
      }
    }
  },
);

function got(response: ReceivedResponse): string {
  return response.status === 200 ? 'a response with it' : summaryOf(response);
}

function keyInItems({ reader }: CheckEnvironment, { items }: ReadPage, keys: ReadonlySet<string>): string | undefined {
  return reader.keysOf(items).find((key) => keys.has(key));
}

/** The parameters of a page's links that its request did not have. A link repeats the others. */
function newLinkValues({ next, first, parameters }: ReadPage): string[] {
  const requested = new Set(parameters.map((parameter) => JSON.stringify(parameter)));
  return [next, first]
    .flatMap((link) => (typeof link === 'string' ? parametersOf(link) : []))
    .filter((parameter) => !requested.has(JSON.stringify(parameter)))
    .map(([, value]) => value);
}

/** A body without its items and links. An item may name another one, for example the one that it was made from. */
function textBeside({ list }: CheckEnvironment, { response, next, first }: ReadPage): string {
  const text = JSON.stringify(withValueAt(response.json, list.items, []));
  return [next, first].reduce<string>((rest, link) => rest.replaceAll(JSON.stringify(link) ?? '""', '""'), text);
}

function textIn(texts: readonly string[], secrets: Iterable<string>): string | undefined {
  for (const secret of secrets) if (texts.some((text) => text.includes(secret))) return secret;
  return undefined;
}

/** A secret, unless the request had it: an error may repeat what was requested. */
function notRequested({ request }: ReceivedResponse, secret: string | undefined): string | undefined {
  const values = parametersOf(request.url).map(([, value]) => value);
  return secret === undefined || values.some((value) => value.includes(secret)) ? undefined : secret;
}

/** Long texts of hidden items, for example names, that neither the caller's own items nor the document have. */
function ownTexts({ document }: CheckEnvironment, { items, survey }: HiddenItems): string[] {
  const visible = new Set(survey.items.flatMap(textsOf));
  const documented = JSON.stringify(document);
  const texts = new Set(
    items
      .slice(0, maximumItems)
      .flatMap(textsOf)
      .filter((text) => text.length >= minimumText && !visible.has(text)),
  );
  return [...texts].filter((text) => !documented.includes(text));
}

function textsOf(item: Item): string[] {
  return Object.values(item)
    .flatMap((value) => [value, ...elements(value)])
    .filter((value) => typeof value === 'string');
}

export const secretRelations: readonly Relation[] = [responseSecrets];
