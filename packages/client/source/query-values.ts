// The types of values in a query, as the generated queries use them (generated/queries.gen.ts). Their names appear in
// what editors show and in messages of the compiler, so they read like words.

/** One value, or an array of values. */
export type OneOrMore<Value> = Value | readonly Value[];

/**
 * A `Date`. The type names the one method that only dates have, because editors would complete all methods of `Date`
 * where an operator belongs: `{ gte: … }`.
 */
export interface DateObject {
  [Symbol.toPrimitive](hint: string): string | number;
}

/** A `Date`, or a date and time in ISO 8601. */
export type Time = string | DateObject;

/** An object with one operator, for example `{ gte: value }`. */
export type Comparison<Operator extends keyof Operands<Value>, Value> = {
  [One in Operator]: Operands<Value>[One] & {
    readonly [Other in Exclude<Operator, One>]?: OnlyOneOperator | undefined;
  };
}[Operator];

/** For each operator of the list vocabulary that a value can choose (docs/list-vocabulary.md), an object with it. */
interface Operands<Value> {
  eq: {
    /** Equal to this value. */
    readonly eq: Value;
  };
  neq: {
    /** Not equal to this value. */
    readonly neq: Value;
  };
  gt: {
    /** Greater than this value; of times: after it. */
    readonly gt: Value;
  };
  gte: {
    /** Greater than or equal to this value; of times: at or after it. */
    readonly gte: Value;
  };
  lt: {
    /** Less than this value; of times: before it. */
    readonly lt: Value;
  };
  lte: {
    /** Less than or equal to this value; of times: at or before it. */
    readonly lte: Value;
  };
  in: {
    /** Equal to one of these values. */
    readonly in: readonly Value[];
  };
  contains: {
    /** Contains this value. */
    readonly contains: Value;
  };
}

/** No value has this type. Its name is what the compiler says about a second operator. */
declare enum OnlyOneOperator {
  Message = 'A parameter has one operator.',
}
