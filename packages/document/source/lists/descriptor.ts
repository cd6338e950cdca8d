import type { Pointer } from '../pointer.ts';

/**
 * How a filter compares its value with a property. `contains` is for arrays; `in` takes a comma-separated list.
 */
export type Operator = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'contains';

/** An operator that compares by order. */
export type RangeOperator = 'gt' | 'gte' | 'lt' | 'lte';

/** An operator that compares one value with one other. */
export type ComparisonOperator = 'eq' | 'neq' | RangeOperator;

export type SortDirection = 'asc' | 'desc';

/** The type of a property's values, which decides how they are compared. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'date-time';

/** A property of an item. */
export interface Property {
  /** Pointer into an item. */
  readonly property: Pointer;
  /** The type of the value, or of the elements if the property is an array. */
  readonly type: ValueType;
  /** Whether the property may be null or absent. */
  readonly nullable: boolean;
}

/** A property that a request can name. */
export interface NamedProperty extends Property {
  /** The name in a request. */
  readonly name: string;
}

/** A query parameter that selects items by a property. */
export interface Filter extends Property {
  readonly parameter: string;
  /** The comparisons it can make. The first applies if the value does not choose one. */
  readonly operators: readonly [Operator, ...Operator[]];
  /** Whether a value can choose one of {@link operators} by a prefix, such as `gte:`. */
  readonly prefixed: boolean;
  /** Whether the parameter takes several values, all of which an item must satisfy. */
  readonly repeated: boolean;
  /** Whether those values are given in one parameter, separated by commas, and not by repeating the parameter. */
  readonly joined?: true;
  /** Whether a request without the parameter is rejected. */
  readonly required?: true;
  /** The values in the document. No other value is allowed unless the filter is {@link open}. */
  readonly values?: readonly string[];
  /** Whether values outside {@link values} are compared like those in it, and not rejected. */
  readonly open?: true;
  /** Whether the case of ASCII letters in a value is ignored, so that `True` means `true`. */
  readonly ignoreCase?: true;
  /** The value that every item satisfies. */
  readonly wildcard?: string;
  /** Values of the property that make an item visible to one caller only, whatever a request says. */
  readonly exclusive?: readonly string[];
  /** The value if the parameter is absent. Without a default, an absent parameter selects every item. */
  readonly default?: string | number | boolean;
}

/** A query parameter that compares no property of an item. */
export interface OtherParameter {
  readonly parameter: string;
  /** Why it compares no property. */
  readonly reason: string;
  /** Whether a request without the parameter is rejected. */
  readonly required?: true;
  /** The allowed values, if the document lists them. */
  readonly values?: readonly string[];
  /** The value if the parameter is absent. */
  readonly default?: string | number | boolean;
}

/** Where a page has a link, and how the link is written. */
export interface Link {
  /** Pointer into the 200 body, to the link, or to an array of links if there is a {@link rel}. */
  readonly pointer: Pointer;
  /** Which element of the array it is: the one with this `rel`, and the link is its `href`. */
  readonly rel?: string;
  /** Whether the link is a whole URL. A link that is not begins with the path. */
  readonly absolute?: true;
  /** The value at the {@link pointer} on a page without the link. Default: the page has none, as the schema allows. */
  readonly absence?: 'empty array' | 'null';
}

/** How a list is divided into pages. */
export interface PageRule {
  /** Name of the parameter with the maximum number of items in a page. */
  readonly limit: string;
  /** Name of the parameter with the key of an item; the page starts after that item. */
  readonly marker: string;
  /** Name of the parameter with the number of items that the page skips, after the {@link marker} if there is one. */
  readonly offset?: string;
  /** The link to the next page, which the last page lacks. */
  readonly next?: Link;
  /** The link to the first page. */
  readonly first?: Link;
  /** Number of items in a page if the request has no {@link limit}. */
  readonly default?: number;
  /** Maximum number of items in a page, whatever {@link limit} says. */
  readonly maximum?: number;
  /** Status of the response to a {@link marker} that is not the key of an item. Default: 400. */
  readonly unknownMarker?: 400 | 404;
  /** A lower {@link limit} is rejected. */
  readonly minimumLimit?: number;
  /** A higher {@link limit} is rejected, whereas one above {@link maximum} alone is reduced to it. */
  readonly maximumLimit?: number;
  /** A lower {@link offset} is rejected. */
  readonly minimumOffset?: number;
  /** A higher {@link offset} is rejected. */
  readonly maximumOffset?: number;
}

/** One sort key of an order, with its direction. */
export interface SortTerm {
  readonly key: string;
  readonly direction: SortDirection;
}

/** How a list is sorted. */
export interface OrderRule {
  /** Name of the parameter that takes terms such as `name:asc`. Excludes {@link key} and {@link direction}. */
  readonly by?: string;
  /** Name of the parameter that takes sort keys. */
  readonly key?: string;
  /** Name of the parameter that takes directions: one for all sort keys, or one for each. */
  readonly direction?: string;
  /** Whether a request can have several sort keys, by repeating {@link key} and {@link direction}. */
  readonly repeated?: true;
  /** The sort keys. */
  readonly keys: readonly NamedProperty[];
  /** The direction of a sort key whose direction the request does not give. */
  readonly defaultDirection: SortDirection;
  /** The order if the request gives none. */
  readonly default: readonly SortTerm[];
  /** The properties that break ties, in this order. The last is the key of an item, so the order is total. */
  readonly ties: readonly Property[];
}

/** The effect of query parameters that the operation does not name: each compares the property of its name. */
export interface Additional {
  readonly operator: 'eq';
  /**
   * Suffixes that choose another comparison, such as `_min` for `gte`. The part of the parameter's name before the
   * suffix is the name of a property.
   */
  readonly suffixes?: Readonly<Record<string, RangeOperator>>;
  /** Names of properties that are not compared: a parameter with such a name matches no item. */
  readonly except?: readonly string[];
  /** The properties in the document that are compared. Any other property is compared as a string. */
  readonly properties: readonly NamedProperty[];
}

/**
 * A comparison of two properties that holds in every item in which both have a value. If one is null or absent, it says
 * nothing.
 */
export interface Invariant {
  /** Pointer into an item, to the value that is compared. */
  readonly property: Pointer;
  /** How it compares with the {@link other} one. */
  readonly operator: ComparisonOperator;
  /** Pointer into an item, to the value that it is compared with. */
  readonly other: Pointer;
  /** The type of both. It decides how they are compared. */
  readonly type: ValueType;
  /** Whether one of them may be null or absent. */
  readonly nullable: boolean;
}

/**
 * What a list operation does, as plain data: all that a client, a mock or a test of it needs to know.
 *
 * @see docs/list-vocabulary.md
 */
export interface ListDescriptor {
  readonly operationId: string;
  /** The path template, such as `/v2/images`. */
  readonly path: string;
  /** Pointer into the 200 body, to the array of items. */
  readonly items: Pointer;
  /** Pointer into an item, to the string that identifies it. */
  readonly key: Pointer;
  readonly page: PageRule;
  /** If it is absent, the document promises no order. */
  readonly order?: OrderRule;
  readonly filters: readonly Filter[];
  readonly others: readonly OtherParameter[];
  /** If it is absent, the document does not say how the list treats parameters that the operation does not name. */
  readonly additional?: Additional;
  /** What is true of every item. If it is absent, the document does not compare properties of an item. */
  readonly invariants?: readonly Invariant[];
}
