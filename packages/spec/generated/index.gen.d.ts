// Generated from openapi/ by `npm run generate`. Do not edit.
export type * from './aliases.gen.js';
export * from './lists.gen.js';
export type { Validation, Validator, Violation } from './validator.gen.js';
export * from './validators.gen.js';
