import type { operations as described } from './generated/aliases.gen.ts';
import type { operations } from './generated/operations.gen.ts';

type Operations = typeof operations;

/** The list operations of the document, by their `operationId`. */
export type OperationName = keyof Operations;

type Responses<Name extends OperationName> = described[Name]['responses'];
type Parameters<Name extends OperationName> = described[Name]['parameters'];
type WireQuery<Name extends OperationName> = NonNullable<Parameters<Name>['query']> & Path<Parameters<Name>>;
type Path<All extends { path?: unknown }> = [NonNullable<All['path']>] extends [never]
  ? unknown
  : NonNullable<All['path']>;

/** The body of a 200 response. */
type Body<Name extends OperationName> = Responses<Name>[200]['content']['application/json'];

/** The statuses of the errors that the document describes. */
export type ErrorStatus<Name extends OperationName> = Exclude<Extract<keyof Responses<Name>, number>, 200>;

/** What a list is a list of. */
export type Item<Name extends OperationName> =
  At<Body<Name>, Operations[Name]['items']> extends readonly (infer Each)[] ? Each : never;

type At<Value, Steps> = Steps extends readonly [infer Step, ...infer Rest]
  ? Step extends keyof Value
    ? At<NonNullable<Value[Step]>, Rest>
    : never
  : Value;

/** What a request can ask for. Two parameters that exclude each other are an error of the compiler. */
export type Query<Name extends OperationName> = Exclusive<
  Values<WireQuery<Name>, Operations[Name]['parameters']>,
  Operations[Name]['excludes']
>;

/** Of each parameter, the values that a caller can give. One that can be left out can also be undefined. */
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

type Scalar<Given, Wire> = Given extends { type: 'date-time' }
  ? Date | string
  : Wire extends readonly (infer Element)[]
    ? Element
    : Wire;

type Accepted<Given, Scalar> = Given extends { operators: readonly (infer Operator extends string)[] }
  ? Scalar | Compared<Operator, Scalar>
  : Given extends { many: true }
    ? Scalar | readonly Scalar[]
    : Scalar;

/** An object with one operator: a request can't give a parameter two. */
type Compared<Operator extends string, Scalar> = {
  [One in Operator]: { readonly [Key in One]: One extends 'in' ? readonly Scalar[] : Scalar } & {
    readonly [Key in Exclude<Operator, One>]?: never;
  };
}[Operator];
