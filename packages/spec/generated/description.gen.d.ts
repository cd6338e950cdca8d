// Generated from openapi/ by `npm run generate`. Do not edit.
import type { Description } from '@conoha-images/document';

/** The document of this package, with its lists and with validators that were compiled when it was generated. */
export declare const standardDescription: Description;
