// Generated from openapi/ by `npm run generate`. Do not edit.
/** A way in which an answer is not what the document says. */
export interface Drift {
    /** JSON Pointer (RFC 6901) to where it is in the body, such as `/images/0/size`. */
    readonly pointer: string;
    /**
     * - `unknown-field`: there, but not in the document.
     * - `missing-field`: not there, but always there by the document.
     * - `new-value`: none of the values that the document lists.
     * - `wrong-value`: of another type or form.
     */
    readonly kind: 'unknown-field' | 'missing-field' | 'new-value' | 'wrong-value';
}
/** Says what in a body is not as the document says. Never throws, and never changes the body. */
export type DriftFinder = (body: unknown) => Drift[];
