export { NotRun } from './broken.ts';
export type { Failure, Result } from './contract.ts';
export type { ContractOptions } from './options.ts';
export { type Profile, profiles } from './profile.ts';
export { relationNames } from './relations/index.ts';
export { type CheckOptions, checkContract, type Report } from './report.ts';
