export { NotRun } from './errors.ts';
export type { ContractOptions } from './options.ts';
export { type Profile, profiles } from './profile.ts';
export { relationNames } from './relations/index.ts';
export type {
  Combinations,
  Coverage,
  CoveredCombinations,
  Failure,
  LowShare,
  MadeChecks,
  Report,
  Result,
} from './results.ts';
export { type CheckOptions, checkContract } from './run.ts';
