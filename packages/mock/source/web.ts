export { type Description, DocumentError, type Violation } from '@conoha-images/document';
export { standardDescription } from '@conoha-images/spec/description';
export type { DataFile } from './data/data.ts';
export { DataError } from './data/data-error.ts';
export { Mock, type MockContent, type MockOptions } from './mock.ts';
export type { RequestRecord } from './request-log.ts';
export type { ScenarioName } from './scenarios/definitions.ts';
export type { ScenarioParameters } from './scenarios/scenario.ts';
export { ScenarioError } from './scenarios/scenario-error.ts';
