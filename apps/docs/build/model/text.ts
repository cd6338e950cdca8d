import { member } from '@conoha-images/document';

/** A text of a node; empty if the node does not have it. */
export function textAt(node: unknown, name: string): string {
  const value = member(node, name);
  return typeof value === 'string' ? value : '';
}
