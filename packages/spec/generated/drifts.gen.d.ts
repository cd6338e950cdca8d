// Generated from openapi/ by `npm run generate`. Do not edit.
import type { DriftFinder } from './drift.gen.js';

export type { Drift, DriftFinder } from './drift.gen.js';

/** Finds what in a page of `GET /v2/images` is not in the document. */
export declare const listImages: DriftFinder;
