// What the build hands to the console, as JSON in the page.
import type { Additional, Link, OrderRule, Pointer } from '@conoha-images/document';
import type { CallOperation, QueryEntry } from '../calls/call.ts';
import type { ConsoleWords } from './words.ts';

/** Whose token a request has: one that owns what the mock has, none, or one of a project that owns nothing. */
export type Caller = 'owner' | 'nobody' | 'stranger';

/** A request that the console can send. */
export interface ConsoleRequest {
  /** The operationId. */
  readonly operation: string;
  readonly query: readonly QueryEntry[];
  /** The `Accept` header. Null sends none. */
  readonly accept: string | null;
  readonly caller: Caller;
}

/** An error of the document. */
export interface ErrorCase {
  readonly status: number;
  readonly mediaType: string;
  /** The request that provokes it. Undefined if no request does. */
  readonly request?: ConsoleRequest;
  /** The body, if no request provokes it. */
  readonly example?: unknown;
}

export interface ConsoleOperation extends CallOperation {
  readonly list?: {
    readonly items: Pointer;
    readonly page: { readonly next?: Link; readonly first?: Link };
    readonly order?: Pick<OrderRule, 'by' | 'key' | 'direction'>;
    readonly additional?: Pick<Additional, 'suffixes' | 'except'> & { readonly names: readonly string[] };
  };
  /** In the order in which the page offers them. */
  readonly errors: readonly ErrorCase[];
  readonly presets: readonly (readonly QueryEntry[])[];
}

export interface ConsoleData {
  readonly server: string;
  readonly tokenHeader?: string;
  /** The reason phrase of each status. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly operations: readonly [ConsoleOperation, ...ConsoleOperation[]];
  readonly words: ConsoleWords;
}
