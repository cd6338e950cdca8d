import type { Filter, ListDescriptor, Operator, OtherParameter, ValueType } from '@conoha-images/document';

/** What a list does, in one part: its pages, its items, its order or its filters. */
export interface Behavior {
  readonly part: 'page' | 'item' | 'order' | 'filter';
  readonly title: string;
  /** Markdown, one paragraph without a line break each. */
  readonly sentences: readonly string[];
}

/** The sentences of a language about x-list and x-filter. Every name and number in them comes from the descriptor. */
export interface Sentences {
  /** What a filter compares, and which values it takes. */
  filter(filter: Filter): readonly string[];
  /** Why a parameter compares no property. */
  other(parameter: OtherParameter): readonly string[];
  /** What a list does. Empty parts are left out. */
  list(list: ListDescriptor): readonly Behavior[];
  /** What the property of a selected item is, such as `is at least the value`. */
  comparison(operator: Operator, type: ValueType): string;
}
