// Generated from openapi/ by `npm run generate`. Do not edit.
/** One way in which a value is not as the document says. */
export interface Violation {
    /** JSON Pointer (RFC 6901) to the value, such as `/images/0/size`; empty for the whole. */
    readonly path: string;
    /** What it must be. Names the place, what was given and what is allowed. */
    readonly message: string;
}
/** What a {@link Validator} finds: the value with its type, or every violation. */
export type Validation<T> = {
    readonly valid: true;
    readonly value: T;
} | {
    readonly valid: false;
    readonly violations: readonly [Violation, ...Violation[]];
};
/** Checks a value against a schema of the document. Never throws, and never changes the value. */
export type Validator<T> = (value: unknown) => Validation<T>;
/** The part of a compiled schema (ajv) that is used here. */
export interface CompiledSchema {
    (value: unknown): boolean;
    errors?: readonly SchemaError[] | null;
}
interface SchemaError {
    readonly instancePath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
}
/** Gives a compiled schema the interface of a {@link Validator}. */
export declare function validator<T>(compiled: CompiledSchema): Validator<T>;
export {};
