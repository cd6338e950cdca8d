import { BaseError, kindOf } from './base-error.ts';

/** A parameter, an option or a setting is invalid. No list was requested. */
export class QueryError extends BaseError {
  override readonly name = 'QueryError';
  /** The name of the parameter or option. */
  declare readonly parameter: string;

  /**
   * @param problem What is wrong or what is allowed. The name of the parameter stands before it.
   * @param received The value, if the message is to show one, and whether it may hold a secret. Then the message has
   * only its type.
   */
  constructor(parameter: string, problem: string, ...received: [] | [value: unknown, isSecret?: boolean]) {
    const [value, isSecret] = received;
    const end = received.length > 0 ? ` Received ${isSecret ? `type ${typeof value}` : shown(value)}.` : '';
    super(`${parameter} ${problem}.${end}`, { parameter });
  }
}

export function isQueryError(error: unknown): error is QueryError {
  return kindOf(error) === 'QueryError';
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
