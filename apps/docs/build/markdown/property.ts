import type { RootContent } from 'mdast';
import type { BodySchema, Property } from '../model/property.ts';
import { bracketed, type Context, codes, described, joined, labeled } from './context.ts';
import { code, list, paragraph } from './nodes.ts';
import { textsOf, typeLines } from './value-type.ts';

/** A schema of a body, with all its properties. */
export function schemaBlocks(schema: BodySchema, context: Context): RootContent[] {
  const { name, properties, additional } = schema;
  return [
    ...(name === undefined ? [] : [paragraph({ type: 'strong', children: [code(name)] })]),
    ...described(schema, context, additional ? [paragraph(context.words.additional)] : []),
    ...propertyList(properties, context),
  ];
}

function propertyList(properties: readonly Property[], context: Context): RootContent[] {
  return properties.length === 0 ? [] : [list(...properties.map((property) => propertyItem(property, context)))];
}

function propertyItem(property: Property, context: Context): RootContent[] {
  const { words } = context;
  const { name, type, required, examples, schema, properties } = property;
  const [typeLine = [], ...rest] = typeLines(type, context);
  const lines = [
    [...typeLine, ...(schema === undefined ? [] : bracketed(context, code(schema)))],
    ...rest,
    ...(examples.length === 0 ? [] : [labeled(words.example, context, ...codes(examples.flatMap(textsOf), context))]),
  ];
  return [
    paragraph(
      { type: 'strong', children: [code(name)] },
      ...bracketed(context, required ? words.present : words.optional),
      ' ',
      ...joined(lines, '; '),
    ),
    ...described(property, context),
    ...propertyList(properties, context),
  ];
}
