import type { operations as documented } from '@conoha-images/spec/types';
import type { operations } from './generated/operations.gen.ts';
import type { Queries } from './generated/queries.gen.ts';

type Operations = typeof operations;

/** The list operations of the document, by their `operationId`. */
export type OperationName = keyof Queries;

type Responses<Name extends OperationName> = documented[Name]['responses'];

/** The body of a 200 response. */
type Body<Name extends OperationName> = Responses<Name>[200]['content']['application/json'];

/** The statuses of the errors that the document describes. */
export type ErrorStatus<Name extends OperationName> = Exclude<Extract<keyof Responses<Name>, number>, 200>;

/** An item of a list. */
export type Item<Name extends OperationName> =
  ValueAt<Body<Name>, Operations[Name]['items']> extends readonly (infer Element)[] ? Element : never;

type ValueAt<Value, Steps> = Steps extends readonly [infer Step, ...infer Rest]
  ? Step extends keyof Value
    ? ValueAt<NonNullable<Value[Step]>, Rest>
    : never
  : Value;

/** The parameters of a list. Two parameters that exclude each other are a compile error. */
export type Query<Name extends OperationName> = Queries[Name];
