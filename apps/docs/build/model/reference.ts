import {
  elements,
  entriesOf,
  isObject,
  type JsonObject,
  type ListDescriptor,
  member,
  readLists,
} from '@conoha-images/document';
import { type Source, sourcesOf } from '@conoha-images/openapi/evidence';
import { type Notes, sourceNotes, withoutNotes } from '@conoha-images/openapi/evidence-notes';
import { type Described, EvidenceReader, type Standing, standingOf } from './evidence.ts';
import { type Parameter, parameterOf } from './parameter.ts';
import type { NamedSchema } from './property.ts';
import { type Response, responseOf } from './response.ts';
import { schemasOf } from './schemas.ts';
import { type Sections, sectionsOf } from './sections.ts';
import { textAt } from './text.ts';

/** All that a page of the reference shows, as plain data. */
export interface Reference {
  /** The document, as its bundle has it. */
  readonly document: JsonObject;
  readonly title: string;
  readonly version: string;
  readonly summary: string;
  /** The description, without the list of sources, which would follow the last section. */
  readonly sections: Sections;
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  /** The header that carries the token. Undefined if the document requires no token. */
  readonly token?: Described & { readonly header: string };
  readonly operations: readonly Operation[];
  /** The schemas of the bodies, in the order in which the operations use them. */
  readonly schemas: readonly NamedSchema[];
  readonly sources: readonly (Source & { readonly id: string; readonly standing: Standing })[];
}

export interface Operation extends Described {
  readonly id: string;
  /** In upper case, such as `GET`. */
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The provider's own page. */
  readonly external?: { readonly description: string; readonly url: string };
  /** What it does as a list. */
  readonly list?: ListDescriptor;
  readonly samples: readonly { readonly language: string; readonly label: string; readonly source: string }[];
  readonly parameters: readonly Parameter[];
  readonly responses: readonly Response[];
}

/** Parts of an operation that no page shows. Nothing of a document is left out in silence. */
const unsupported = ['requestBody', 'security', 'servers', 'callbacks'];

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * Reads a bundle of @conoha-images/spec.
 *
 * @param original The bundle in the language that the ids of sections are made from. Default: the same.
 */
export function readReference(document: JsonObject, original = document): Reference {
  const notes = document['x-evidence-notes'] as Notes;
  const sources = sourcesOf(document);
  const reader = new EvidenceReader(sources, notes);
  const { lists } = readLists(document);
  const info = document['info'] as JsonObject;
  const token = tokenOf(document, reader);
  const operations = entriesOf(document['paths']).flatMap(([path, item]) =>
    entriesOf(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => {
        const parameters = [...elements(member(item, 'parameters')), ...elements(member(operation, 'parameters'))];
        return operationOf(document, path, method, { ...(operation as JsonObject), parameters }, lists, reader);
      }),
  );
  return {
    document,
    title: textAt(info, 'title'),
    version: textAt(info, 'version'),
    summary: textAt(info, 'summary'),
    sections: sectionsOf(descriptionOf(document), descriptionOf(original)),
    servers: elements(document['servers']).map((server) => ({
      url: textAt(server, 'url'),
      description: textAt(server, 'description'),
    })),
    ...(token && { token }),
    operations,
    schemas: schemasOf(document, operations, reader),
    sources: Object.entries(sources).map(([id, source]) => ({ ...source, id, standing: standingOf(source) })),
  };
}

/** The description without the list of sources at its end. */
function descriptionOf(document: JsonObject): string {
  const notes = sourceNotes(sourcesOf(document), document['x-evidence-notes'] as Notes);
  return withoutNotes(textAt(document['info'], 'description'), notes);
}

function operationOf(
  document: object,
  path: string,
  method: string,
  operation: JsonObject,
  lists: readonly ListDescriptor[],
  reader: EvidenceReader,
): Operation {
  const id = textAt(operation, 'operationId');
  for (const name of unsupported) {
    if (operation[name] === undefined) continue;
    throw new Error(`The operation ${id} has ${name}, which the pages do not show yet. Add it to build/model.`);
  }
  const list = lists.find(({ operationId }) => operationId === id);
  const external = operation['externalDocs'];
  const holder = operation['x-list'];
  return {
    ...reader.read(operation, isObject(holder) ? holder : {}),
    id,
    method: method.toUpperCase(),
    path,
    summary: textAt(operation, 'summary'),
    ...(isObject(external) && {
      external: { description: textAt(external, 'description'), url: textAt(external, 'url') },
    }),
    ...(list && { list }),
    samples: elements(operation['x-codeSamples']).map((sample) => ({
      language: textAt(sample, 'lang'),
      label: textAt(sample, 'label'),
      source: textAt(sample, 'source'),
    })),
    parameters: elements(operation['parameters']).map((node) => parameterOf(document, node, list, reader)),
    responses: entriesOf(operation['responses']).map(([status, node]) => responseOf(document, status, node, reader)),
  };
}

function tokenOf(document: JsonObject, reader: EvidenceReader): Reference['token'] {
  const [requirement] = elements(document['security']);
  const [name = ''] = entriesOf(requirement)[0] ?? [];
  const scheme = member(member(member(document, 'components'), 'securitySchemes'), name);
  return isObject(scheme) ? { ...reader.read(scheme), header: textAt(scheme, 'name') } : undefined;
}
