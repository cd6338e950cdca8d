// Generated from openapi/ by `npm run generate`. Do not edit.
export type { Violation } from '@conoha-images/document';
export type * from './aliases.gen.js';
export * from './lists.gen.js';
export type { Validation, Validator } from './validation.gen.js';
export * from './validators.gen.js';
