export { type Description, DocumentError, standardDescription, type Violation } from './description.ts';
export {
  at,
  type DocumentedAnswer,
  documentedAnswer,
  entriesOf,
  examplesOf,
  examplesOfParameter,
  member,
  serverOf,
  type TokenPlace,
  tokenPlace,
} from './openapi.ts';
export { valueAt, withValueAt } from './pointer.ts';
