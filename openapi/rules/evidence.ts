import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import schema from './evidence.schema.json' with { type: 'json' };

/** A source that evidence refers to: a member of x-sources. Specified in docs/evidence.md. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  /** The day on which it was last read, such as `2026-11-25`. */
  readonly read?: string;
  /** Whether it is the provider's documentation of the API. */
  readonly official?: true;
  /** Whether it is a program that uses the live API. */
  readonly observed?: true;
  /** What the reference says of a query parameter that this source does not have. */
  readonly absent?: string;
}

export type Sources = Readonly<Record<string, Source>>;

/** What rests on a source: everything (true), a part in words, or some of the listed values. */
export type Claim = true | string | readonly string[];

/** A source by its id, and what rests on it. */
export interface Evidence {
  readonly source: string;
  readonly claim: Claim;
}

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
ajv.addSchema(schema, 'evidence');

/** The errors in the shape of a value of one of our extensions; empty if it is valid. */
export function shapeErrors(extension: keyof typeof schema.$defs, value: unknown): readonly ErrorObject[] {
  const validate = ajv.getSchema(`evidence#/$defs/${extension}`);
  return validate?.(value) === false ? (validate.errors ?? []) : [];
}

/** The sources of a document, by id. */
export function sourcesOf(root: Readonly<Record<string, unknown>>): Sources {
  return (root['x-sources'] as Sources | undefined) ?? {};
}

/** The evidence of a node, whichever of its three forms x-evidence has. */
export function evidenceOf(node: Readonly<Record<string, unknown>>): Evidence[] {
  const value = node['x-evidence'];
  if (typeof value === 'string') return [{ source: value, claim: true }];
  if (Array.isArray(value)) return value.map((source: string) => ({ source, claim: true }));
  return Object.entries((value ?? {}) as Readonly<Record<string, Claim>>).map(([source, claim]) => ({
    source,
    claim,
  }));
}
