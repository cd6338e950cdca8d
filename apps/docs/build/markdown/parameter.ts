import type { RootContent } from 'mdast';
import type { Parameter } from '../model/parameter.ts';
import { nameOf } from '../sentences/names.ts';
import { bracketed, type Context, codes, described, labeled, sentenceParagraph } from './context.ts';
import { code, heading, type Inline, list, paragraph, table } from './nodes.ts';
import { textsOf, typeLines, typeName } from './value-type.ts';

/** A table of the parameters, a line each. */
export function parameterTable(parameters: readonly Parameter[], context: Context): RootContent {
  const { words } = context;
  return table(
    [[words.parameter], [words.role], [words.type], [words.default], [words.example]],
    ...parameters.map((parameter) => [
      [code(parameter.name)],
      role(parameter, context),
      [typeName(parameter.type, words)],
      parameter.type.default === undefined ? [] : codes(textsOf(parameter.type.default), context),
      parameter.examples.slice(0, 1).map(({ value }) => code(exampleOf(parameter, value))),
    ]),
  );
}

function role({ role, filter }: Parameter, context: Context): Inline[] {
  const { words } = context;
  return [
    words.roles[role],
    ...(filter ? [words.colon, code(nameOf(filter.property)), ' ', ...codes(filter.operators, context)] : []),
  ];
}

/** All that is known of a parameter, under its name. */
export function parameterBlocks(parameter: Parameter, context: Context, depth: number): RootContent[] {
  const { words, sentences } = context;
  const { name, type, examples, filter, other, required, deprecated } = parameter;
  const behavior = [...(filter ? sentences.filter(filter) : []), ...(other ? sentences.other(other) : [])];
  const flags = [...(required ? [words.required] : []), ...(deprecated ? [words.deprecated] : [])];
  const facts: Inline[][] = [
    labeled(words.place, context, [parameter.in, ...flags].join(words.comma)),
    ...typeLines(type, context),
    ...examples.map(({ summary, value }) =>
      labeled(
        words.example,
        context,
        code(exampleOf(parameter, value)),
        ...(summary === undefined ? [] : bracketed(context, summary)),
      ),
    ),
  ];
  return [
    heading(depth, code(name)),
    ...described(parameter, context, [
      ...sentenceParagraph(behavior, context),
      list(...facts.map((fact) => [paragraph(...fact)])),
    ]),
  ];
}

/** An example as it stands in a request. */
export function exampleOf(
  { name, in: place, joined }: Pick<Parameter, 'name' | 'in' | 'joined'>,
  value: unknown,
): string {
  const texts = textsOf(value);
  if (place !== 'query') return texts.join(',');
  const encoded = texts.map(encode);
  return (joined ? [encoded.join(',')] : encoded).map((text) => `${encode(name)}=${text}`).join('&');
}

/** Encodes what has a meaning in a query, and leaves the rest readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(3A|2F|2C|3D)/g, (code) => decodeURIComponent(code));
}
