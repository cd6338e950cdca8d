import { elements, entriesOf, isObject, type JsonObject, member, resolveReference } from '@conoha-images/document';
import type { Parameter } from '../model/parameter.ts';
import type { Operation, Reference } from '../model/reference.ts';
import { sentences } from '../sentences/sentences.ts';
import type { Sentences } from '../sentences/wording.ts';
import type { Edition } from '../site.ts';
import { withHeadingIds } from './heading-ids.ts';

/**
 * The document that Redoc shows: the bundle of an edition with what Redoc can't show by itself in a form that it can.
 *
 * @param original The bundle whose headings name the sections. They are equal in all editions.
 */
export function documentFor(edition: Edition, { document, operations }: Reference, original: JsonObject): JsonObject {
  const described = withSentences(document, operations, sentences[edition.language]);
  return withHeadingIds(withInlineExamples(described, document), original) as JsonObject;
}

/** Puts what the list does, and what its parameters compare, into their descriptions. */
function withSentences(document: JsonObject, operations: readonly Operation[], words: Sentences): JsonObject {
  const paths = entriesOf(document['paths']).map(([path, item]): [string, unknown] => {
    const methods = entriesOf(item).map(([method, node]): [string, unknown] => {
      const operation = operations.find((one) => one.path === path && one.method === method.toUpperCase());
      return [method, operation && isObject(node) ? describeOperation(node, operation, document, words) : node];
    });
    return [path, Object.fromEntries(methods)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function describeOperation(node: JsonObject, operation: Operation, document: object, words: Sentences): JsonObject {
  const behaviors = operation.list ? words.list(operation.list) : [];
  const parameters = elements(node['parameters']).map((reference, index) => {
    const parameter = resolveReference(document, reference);
    const model = operation.parameters[index];
    return isObject(parameter) && model ? withText(parameter, model.description, sentencesOf(model, words)) : reference;
  });
  const texts = behaviors.flatMap(({ title, sentences: lines }) => [
    `**${title}**`,
    lines.map((line) => `- ${line}`).join('\n'),
  ]);
  return {
    ...withText(node, operation.description, texts),
    ...(node['parameters'] !== undefined && { parameters }),
  };
}

function sentencesOf({ filter, other }: Parameter, words: Sentences): readonly string[] {
  if (filter) return words.filter(filter);
  return other ? words.other(other) : [];
}

/** Adds paragraphs to the description of a node, before the notes on its evidence. */
function withText(node: JsonObject, ownText: string, paragraphs: readonly string[]): JsonObject {
  if (paragraphs.length === 0) return node;
  const description = String(node['description'] ?? '');
  if (!description.startsWith(ownText)) {
    throw new Error(`The description does not begin with its own text: ${description}`);
  }
  const notes = description.slice(ownText.length).trim();
  return { ...node, description: [ownText, ...paragraphs, notes].filter((part) => part !== '').join('\n\n') };
}

/** Replaces references to examples with the examples. Redoc shows the name of a referenced one, not its summary. */
function withInlineExamples(node: unknown, document: object): unknown {
  if (Array.isArray(node)) return node.map((element) => withInlineExamples(element, document));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === 'examples' && isObject(value) ? inlineExamples(value, document) : withInlineExamples(value, document),
    ]),
  );
}

function inlineExamples(examples: JsonObject, document: object): JsonObject {
  const inline = Object.entries(examples).map(([name, example]) => {
    const { $ref: _, ...own } = isObject(example) ? example : {};
    const target = resolveReference(document, example);
    return [name, isObject(target) && member(example, '$ref') ? { ...target, ...own } : example];
  });
  return Object.fromEntries(inline);
}
