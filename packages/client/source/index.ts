export type { Drift } from '@conoha-images/spec/drift';
export type * from '@conoha-images/spec/types';
export { type AbortError, isAbortError } from './errors/abort-error.ts';
export { type BodyError, isBodyError } from './errors/body-error.ts';
export { type CallbackError, isCallbackError } from './errors/callback-error.ts';
export { type DriftError, isDriftError } from './errors/drift-error.ts';
export { type ImageClientError, isImageClientError, type NoResponseError } from './errors/image-client-error.ts';
export { isNetworkError, type NetworkError } from './errors/network-error.ts';
export { isPageError, type PageError } from './errors/page-error.ts';
export { isQueryError, type QueryError } from './errors/query-error.ts';
export { isResponseError, type ResponseError } from './errors/response-error.ts';
export { isTimeoutError, type TimeoutError } from './errors/timeout-error.ts';
export { isTokenError, type TokenError } from './errors/token-error.ts';
export type * from './generated/client.gen.ts';
export type { ServerUrl } from './generated/operations.gen.ts';
export type * from './generated/queries.gen.ts';
export { Token, type TokenProvider, type TokenRequest } from './http/token.ts';
export { createImageClient } from './image-client.ts';
export type { List, Result } from './list.ts';
export type {
  CallOptions,
  Check,
  ClientOptions,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  WalkOptions,
} from './options.ts';
export type { Page, PagePromise, Walk } from './page.ts';
export type { Comparison, DateObject, OneOrMore, Time } from './query-values.ts';
export { parseTags, type Tags } from './tags.ts';
export type { HeadersOption, Middleware } from './transport.ts';
export type { Item, OperationName, Query } from './types.ts';
