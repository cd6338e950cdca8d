// Generated from openapi/ by `npm run generate`. Do not edit.
export * from './lists.gen.js';
export * from './validators.gen.js';
