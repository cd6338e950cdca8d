export { NotRun } from './broken.ts';
export type { ContractOptions, Failure, Result } from './contract.ts';
export { type Profile, profiles } from './profile.ts';
export { relationNames } from './relations/index.ts';
export { type CheckOptions, checkContract, type Report } from './report.ts';
