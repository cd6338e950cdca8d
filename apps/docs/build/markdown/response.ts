import type { RootContent } from 'mdast';
import type { Content, Response } from '../model/response.ts';
import { bracketed, type Context, codes, described, labeled } from './context.ts';
import { block, code, heading, list, paragraph } from './nodes.ts';
import { schemaBlocks } from './property.ts';

/** A response: its headers, its bodies and their examples. */
export function responseBlocks(response: Response, context: Context, depth: number): RootContent[] {
  const { words } = context;
  const { status, headers, contents } = response;
  return [
    heading(depth, code(status)),
    ...described(response, context),
    ...(headers.length === 0 ? [] : [heading(depth + 1, words.headers)]),
    ...(headers.length === 0
      ? []
      : [
          list(
            ...headers.map((header) => [
              paragraph(
                { type: 'strong', children: [code(header.name)] },
                ...(header.example === undefined
                  ? []
                  : [' ', ...labeled(words.example, context, code(header.example))]),
              ),
              ...described(header, context),
            ]),
          ),
        ]),
    ...contents.flatMap((content) => contentBlocks(content, context, depth + 1)),
  ];
}

function contentBlocks({ mediaType, schemas, examples }: Content, context: Context, depth: number): RootContent[] {
  const { words } = context;
  return [
    heading(depth, ...labeled(words.body, context, code(mediaType))),
    ...schemaLine(schemas, context),
    ...schemas.flatMap((schema) => (schema.name === undefined ? schemaBlocks(schema, context) : [])),
    ...examples.flatMap(({ name, summary, value }) => [
      paragraph(...labeled(words.example, context, summary, ...bracketed(context, code(name)))),
      typeof value === 'string' ? block(languageOf(mediaType), value) : block('json', JSON.stringify(value, null, 2)),
    ]),
  ];
}

/** The language of a text, as the fence of a code block names it. */
function languageOf(mediaType: string): string {
  return mediaType === 'text/plain' ? 'text' : (mediaType.split('/').at(-1) ?? '');
}

/** The names of the schemas, which have sections of their own. */
function schemaLine(schemas: Content['schemas'], context: Context): RootContent[] {
  const names = schemas.flatMap(({ name }) => (name === undefined ? [] : [name]));
  if (names.length === 0) return [];
  const { schema, alternatives } = context.words;
  return [paragraph(...labeled(names.length > 1 ? alternatives : schema, context, ...codes(names, context)))];
}
