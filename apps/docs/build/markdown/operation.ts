import type { ListDescriptor } from '@conoha-images/document';
import type { RootContent } from 'mdast';
import type { Operation, Reference } from '../model/reference.ts';
import { samplesOf } from '../samples.ts';
import { type Context, codes, described, labeled } from './context.ts';
import { block, code, heading, inline, link, list, paragraph, table } from './nodes.ts';
import { parameterBlocks, parameterTable } from './parameter.ts';
import { responseBlocks } from './response.ts';

/** An operation, with all that a caller needs to know. */
export function operationBlocks(reference: Reference, operation: Operation, context: Context): RootContent[] {
  const { words } = context;
  const samples = samplesOf(reference, operation);
  const { method, path, summary, external, list: descriptor, parameters, responses } = operation;
  return [
    heading(2, code(`${method} ${path}`), ` ${summary}`),
    ...described(operation, context),
    ...(external
      ? [paragraph(...labeled(words.officialPage, context, link(external.url, external.description || external.url)))]
      : []),
    ...(samples.length === 0 ? [] : [heading(3, words.samples)]),
    ...samples.flatMap(({ label, language, source }) => [
      paragraph(`${label}${words.colon.trimEnd()}`),
      block(language.toLowerCase(), source),
    ]),
    ...(descriptor ? behaviorBlocks(descriptor, context) : []),
    ...(parameters.length === 0 ? [] : [heading(3, words.parameters), parameterTable(parameters, context)]),
    ...parameters.flatMap((parameter) => parameterBlocks(parameter, context, 4)),
    ...(responses.length === 0 ? [] : [heading(3, words.responses)]),
    ...responses.flatMap((response) => responseBlocks(response, context, 4)),
  ];
}

function behaviorBlocks(descriptor: ListDescriptor, context: Context): RootContent[] {
  const { words, sentences } = context;
  const comparisons = comparisonRows(descriptor, context);
  return [
    heading(3, words.behavior),
    ...sentences
      .list(descriptor)
      .flatMap((behavior) => [
        heading(4, behavior.title),
        list(...behavior.sentences.map((sentence) => [paragraph(...inline(sentence))])),
      ]),
    ...(comparisons.length === 0 ? [] : [heading(4, words.operators)]),
    ...(comparisons.length === 0
      ? []
      : [
          table(
            [[words.operator], [words.comparison], [words.parameters]],
            ...comparisons.map(({ operator, meaning, parameters }) => [
              [code(operator)],
              inline(meaning),
              codes(parameters, context),
            ]),
          ),
        ]),
  ];
}

/** The comparisons that the filters make. An operator has a row for each meaning, which depends on the type. */
function comparisonRows({ filters }: ListDescriptor, { sentences }: Context) {
  const all = filters.flatMap(({ parameter, operators, type }) =>
    operators.map((operator) => ({ operator, meaning: sentences.comparison(operator, type), parameter })),
  );
  const groups = Map.groupBy(all, ({ operator, meaning }) => `${operator} ${meaning}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    return first ? [{ ...first, parameters: rows.map(({ parameter }) => parameter) }] : [];
  });
}
