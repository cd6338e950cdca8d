/** The part of Redocly's plugin interface that our rules use. @redocly/cli publishes no types for it. */

import type { Path } from '@conoha-images/document';

export interface Location {
  readonly source: { readonly absoluteRef: string };
  /** JSON Pointer from the file's root, with a leading `#`. */
  readonly pointer: string;
  child(path: Path): Location;
  key(): Location;
}

interface NodeType {
  readonly name: string;
}

export interface Problem {
  readonly message: string;
  readonly location?: Location;
}

export interface Context {
  readonly location: Location;
  readonly type: NodeType;
  report(problem: Problem): void;
  /** The node that a reference in a file leads to, and its location; undefined if it leads nowhere. */
  resolve(reference: Node, file: string): { readonly node: unknown; readonly location: Location | undefined };
}

export type Node = Record<string, unknown>;

export type Visit = (node: Node, context: Context) => void;

/** The functions that a rule or decorator runs for each type of node. */
type Visitor = { readonly [nodeType: string]: Visit | { readonly enter?: Visit; readonly leave?: Visit } };

export type Rule = (options: Record<string, unknown>) => Visitor;

export interface Plugin {
  readonly id: string;
  readonly rules: { readonly oas3: Readonly<Record<string, Rule>> };
  readonly decorators: { readonly oas3: Readonly<Record<string, Rule>> };
}
