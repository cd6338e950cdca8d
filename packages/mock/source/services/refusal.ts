import type { ListError, ListErrorReason, ListErrorStatus } from '@conoha-images/listing';

/** Why a request is rejected: the list's own reasons, and those that only a service has. */
export type RefusalReason = ListErrorReason | 'unauthorized' | 'removed-parameter';

/** The statuses of refusals. */
export type RefusalStatus = ListErrorStatus | 401;

interface RefusalFacts {
  readonly status: RefusalStatus;
  readonly reason: RefusalReason;
  /** The parameter that is wrong. Undefined if the token is. */
  readonly parameter: string | undefined;
  /** The part of the parameter's value that is wrong, decoded; empty if the token is wrong. */
  readonly value: string;
  /** What was wrong, what was given and what is allowed. Never the token. */
  readonly message: string;
}

/** Thrown for every request that a list or its service refuses. The service writes the response. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;
  readonly reason: RefusalReason;
  readonly parameter: string | undefined;
  readonly value: string;

  constructor({ status, reason, parameter, value, message }: RefusalFacts) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.parameter = parameter;
    this.value = value;
  }

  /** The refusal of a request whose token is missing, unknown or expired. */
  static unauthorized(): Refusal {
    return new Refusal({
      status: 401,
      reason: 'unauthorized',
      parameter: undefined,
      value: '',
      message: 'The token is missing or unknown.',
    });
  }

  static fromList({ status, reason, parameter, value, message }: ListError): Refusal {
    return new Refusal({ status, reason, parameter, value, message });
  }
}
