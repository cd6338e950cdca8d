export { ListError, type ListErrorReason, type ListErrorStatus } from './list-error.ts';
export { Listing, type PagePositions, type Scope } from './listing.ts';
export { formatQuery, parseQuery, type QueryPairs } from './query.ts';
