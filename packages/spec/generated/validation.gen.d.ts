// Generated from openapi/ by `npm run generate`. Do not edit.
import type { Violation } from '@conoha-images/document';
/** The result of a {@link Validator}: the value with its type, or every violation. */
export type Validation<T> = {
    readonly valid: true;
    readonly value: T;
} | {
    readonly valid: false;
    readonly violations: readonly [Violation, ...Violation[]];
};
/** Checks a value against a schema of the document. Never throws, and never changes the value. */
export type Validator<T> = (value: unknown) => Validation<T>;
