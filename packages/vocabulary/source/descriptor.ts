/** A JSON Pointer (RFC 6901), such as `/images`. */
export type Pointer = string;

/** A comparison between a filter's value and a property. `contains` is for arrays; `in` takes a comma-separated list. */
export type Operator = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'contains';

export type SortDirection = 'asc' | 'desc';

/** The type of a property's value, as far as comparing it goes. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'date-time';

/** A property of an item, and what its values are. */
export interface Property {
  /** Pointer into an item. */
  readonly property: Pointer;
  /** The type of its value; of an element where the property is an array. */
  readonly type: ValueType;
  /** Whether the property may be null or absent. */
  readonly nullable: boolean;
}

/** A query parameter that keeps the items whose property compares as asked. */
export interface Filter extends Property {
  readonly parameter: string;
  /** What it can compare. The first is meant when the value chooses none. */
  readonly operators: readonly [Operator, ...Operator[]];
  /** Whether the value may choose among {@link operators} by a prefix, such as `gte:`. */
  readonly prefixed: boolean;
  /** Whether the parameter may be repeated; then an item must satisfy every value. */
  readonly repeated: boolean;
  /** Whether it is not repeated for that, but its values stand in one, with commas between them. */
  readonly joined?: true;
  /** Whether a request without it is refused. */
  readonly required?: true;
  /** The values that the document lists. They are the only ones allowed, unless the filter is {@link open}. */
  readonly values?: readonly string[];
  /** Whether a value that is not among {@link values} is compared like those, and not refused. */
  readonly open?: true;
  /** Whether the value is compared without regard to the case of ASCII letters, so that `True` means `true`. */
  readonly ignoreCase?: true;
  /** The value that every item satisfies. */
  readonly wildcard?: string;
  /** Values of the property that an item has for one caller alone: no other caller gets to see it. */
  readonly exclusive?: readonly string[];
  /** What is meant when the parameter is absent. Without it, every item satisfies an absent parameter. */
  readonly default?: string | number | boolean;
}

/** A query parameter that compares no property of an item. */
export interface OtherParameter {
  readonly parameter: string;
  /** Why it compares none. */
  readonly reason: string;
  /** Whether a request without it is refused. */
  readonly required?: true;
  /** The only values allowed, where the document says so. */
  readonly values?: readonly string[];
  /** What is meant when the parameter is absent. */
  readonly default?: string | number | boolean;
}

export interface Page {
  /** Name of the parameter that says how many items a page holds at most. */
  readonly limit: string;
  /** Name of the parameter that takes the key of an item; the page starts after it. */
  readonly marker: string;
  /** Pointer into the 200 body, to the link to the next page; absent from the last page. */
  readonly next?: Pointer;
  /** Pointer into the 200 body, to the link to the first page. */
  readonly first?: Pointer;
  /** Items in a page when the request does not say. */
  readonly default?: number;
  /** The most items in a page, whatever the request says. */
  readonly maximum?: number;
  /** A {@link limit} that is less is refused. */
  readonly least?: number;
  /** A {@link limit} that is greater is refused, and not cut down to {@link maximum}. */
  readonly most?: number;
}

/** A property that a request can name. */
export interface NamedProperty extends Property {
  /** What a request calls it. */
  readonly name: string;
}

export interface SortTerm {
  readonly key: string;
  readonly direction: SortDirection;
}

export interface Order {
  /** Name of the parameter that takes terms such as `name:asc`. Never together with {@link key} or {@link direction}. */
  readonly by?: string;
  /** Name of the parameter that takes sort keys. */
  readonly key?: string;
  /** Name of the parameter that takes their directions: one for all, or one for each. */
  readonly direction?: string;
  /** What the list can be sorted by. */
  readonly keys: readonly NamedProperty[];
  /** The direction of a sort key that a request gives none for. */
  readonly defaultDirection: SortDirection;
  /** The order when the request does not say. */
  readonly default: readonly SortTerm[];
  /** What breaks ties, in this order. The last is the key of an item, so the order is total. */
  readonly ties: readonly Property[];
}

/** A comparison of values that have an order. */
export type RangeOperator = 'gt' | 'gte' | 'lt' | 'lte';

/** What a query parameter does that the operation does not name: it compares the property of the same name. */
export interface Additional {
  readonly operator: 'eq';
  /** Ends of a parameter's name that ask for another comparison, such as `_min`; before them stands a property's name. */
  readonly suffixes?: Readonly<Record<string, RangeOperator>>;
  /** Names of properties that are not compared: a parameter of such a name matches no item. */
  readonly except?: readonly string[];
  /** The properties of an item that the document describes and that are compared. Any other is a string. */
  readonly properties: readonly NamedProperty[];
}

/**
 * What a list operation does, as plain data: everything that a client, a mock or a test of it needs to know.
 * Specified in docs/list-vocabulary.md.
 */
export interface ListDescriptor {
  readonly operationId: string;
  /** The path template, such as `/v2/images`. */
  readonly path: string;
  /** Pointer into the 200 body, to the array of items. */
  readonly items: Pointer;
  /** Pointer into an item, to the string that identifies it. */
  readonly key: Pointer;
  readonly page: Page;
  readonly order?: Order;
  readonly filters: readonly Filter[];
  readonly others: readonly OtherParameter[];
  /** Without it, the document does not say what a query parameter does that the operation does not name. */
  readonly additional?: Additional;
}
