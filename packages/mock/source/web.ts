export { type Description, DocumentError, type Violation } from '@conoha-images/document';
export { standardDescription } from '@conoha-images/spec/description';
export { DataError, type DataFile } from './data.ts';
export type { Exchange } from './exchange.ts';
export { Mock, type MockOptions } from './mock.ts';
export { ScenarioError, type ScenarioName, type ScenarioParameters } from './scenario.ts';
