import { BaseError } from './base-error.ts';

/** The query or an option is not valid. No request was sent. */
export class QueryError extends BaseError {
  override readonly name = 'QueryError';
  /** The parameter or option. */
  declare readonly parameter: string;

  constructor(parameter: string, given: unknown, allowed: string) {
    super(`${parameter} must be ${allowed}; given: ${shown(given)}.`, { parameter });
  }
}

export function isQueryError(error: unknown): error is QueryError {
  return error instanceof QueryError;
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
