import type { operations as documented } from '@conoha-images/spec/types';
import type { operations } from './generated/operations.gen.ts';

type Operations = typeof operations;

/** The list operations of the document, by their `operationId`. */
export type OperationName = keyof Operations;

type Responses<Name extends OperationName> = documented[Name]['responses'];
type Parameters<Name extends OperationName> = documented[Name]['parameters'];
type WireQuery<Name extends OperationName> = NonNullable<Parameters<Name>['query']> & PathParameters<Parameters<Name>>;
type PathParameters<All extends { path?: unknown }> = [NonNullable<All['path']>] extends [never]
  ? unknown
  : NonNullable<All['path']>;

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
export type Query<Name extends OperationName> = Exclusive<
  Values<WireQuery<Name>, Operations[Name]['parameters']>,
  Operations[Name]['excludes']
>;

/** The values that a caller can pass for each parameter. An optional one may also be undefined. */
type Values<Wire, Parameters> = {
  readonly [Key in keyof Wire]:
    | Value<Parameters, Key, Wire[Key]>
    | (Record<never, never> extends Pick<Wire, Key> ? undefined : never);
};

type Exclusive<All, Excludes> = keyof Excludes extends never
  ? All
  : { [Key in keyof Excludes]: Either<All, Key, Extract<Names<Excludes[Key]>, keyof All>> }[keyof Excludes];

type Names<List> = List extends readonly (infer Name)[] ? Name : never;

type Either<All, One, Others extends keyof All> =
  | (Omit<All, Others> & { readonly [Key in Others]?: never })
  | (Omit<All, Extract<One, keyof All>> & { readonly [Key in Extract<One, keyof All>]?: never });

type Value<Parameters, Key, Wire> = Key extends keyof Parameters
  ? Accepted<Parameters[Key], Scalar<Parameters[Key], NonNullable<Wire>>>
  : never;

type Scalar<Parameter, Wire> = Parameter extends { type: 'date-time' }
  ? Date | string
  : Wire extends readonly (infer Element)[]
    ? Element
    : Wire;

type Accepted<Parameter, Scalar> = Parameter extends { operators: readonly (infer Operator extends string)[] }
  ? Scalar | Comparison<Operator, Scalar>
  : Parameter extends { many: true }
    ? Scalar | readonly Scalar[]
    : Scalar;

/** An object with exactly one operator, as a parameter has one. */
type Comparison<Operator extends string, Scalar> = {
  [One in Operator]: { readonly [Key in One]: One extends 'in' ? readonly Scalar[] : Scalar } & {
    readonly [Key in Exclude<Operator, One>]?: never;
  };
}[Operator];
