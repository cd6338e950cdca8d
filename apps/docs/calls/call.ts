import type { Filter, OrderRule } from '@conoha-images/document';

/** The parts of a list operation that a sample of a call needs. An operation of the build's model has them. */
export interface CallOperation {
  /** The operationId, which is the name of the client's method. */
  readonly id: string;
  /** In upper case, such as `GET`. */
  readonly method: string;
  readonly path: string;
  readonly list?: { readonly order?: Pick<OrderRule, 'by' | 'key' | 'direction'> };
  readonly parameters: readonly CallParameter[];
}

/** The parts of a parameter that decide how a client writes its value. */
export interface CallParameter {
  readonly name: string;
  readonly in: string;
  /** Whether one parameter has several values, separated by commas. */
  readonly joined: boolean;
  readonly type: CallType;
  readonly filter?: Pick<Filter, 'operators' | 'prefixed' | 'open' | 'ignoreCase'>;
}

/** The values that a parameter can have. A type of the build's model has them. */
export interface CallType {
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly open: boolean;
  readonly elements?: CallType;
}

/** A parameter of a query, in the order in which it is sent. */
export interface QueryEntry {
  readonly name: string;
  /** As text. If the entry is `encoded`: percent-encoded, because its bytes are not UTF-8. */
  readonly value: string;
  readonly encoded?: true;
}

/** One call of an operation. */
export interface Call {
  readonly operation: CallOperation;
  /** The URL of the server. */
  readonly server: string;
  /** The header that carries the token. Undefined if the call has no token. */
  readonly tokenHeader?: string | undefined;
  readonly query: readonly QueryEntry[];
  /** The `Accept` header; null sends none. Default: `application/json`. */
  readonly accept?: string | null;
}

/** A program that makes a call. */
export interface CallSample {
  /** The language of the code, such as `Shell`. */
  readonly language: string;
  readonly label: string;
  readonly source: string;
  /** Whether the program rejects the query before it sends it. */
  readonly rejected?: true;
}

/** The URL of a call, as it is sent. */
export function urlOf({ operation, server, query }: Pick<Call, 'operation' | 'server' | 'query'>): string {
  const url = server.replace(/\/$/, '') + operation.path;
  return query.length === 0 ? url : `${url}?${encodedQuery(query)}`;
}

/** A query with percent-encoding. Colons, commas and slashes stay readable, as RFC 3986 allows. */
export function encodedQuery(query: readonly QueryEntry[]): string {
  return query.map(({ name, value, encoded }) => `${encode(name)}=${encoded ? value : encode(value)}`).join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll(/%(?:3A|2C|2F)/g, decodeURIComponent)
    .replaceAll("'", '%27');
}
