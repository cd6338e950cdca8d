export { ListError, type ListErrorReason } from './list-error.ts';
export { Listing, type Page, type Scope } from './listing.ts';
export { formatQuery, parseQuery, type Query } from './query.ts';
