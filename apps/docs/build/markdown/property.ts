import type { RootContent } from 'mdast';
import type { BodySchema, Property } from '../model/property.ts';
import { bracketed, type Context, codes, described, joined, labeled } from './context.ts';
import { code, list, paragraph } from './nodes.ts';
import { textsOf, typeLines } from './value-type.ts';

/** All that is known of a schema. */
export function schemaBlocks(schema: BodySchema, context: Context): RootContent[] {
  const { properties, additional } = schema;
  return [
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
    // A schema with a name has a section of its own.
    ...(schema === undefined ? propertyList(properties, context) : []),
  ];
}
