/** Codes of the errors of a connection that took too long. */
const timeoutCodes: readonly unknown[] = ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ERR_SOCKET_CONNECTION_TIMEOUT'];

const titles = {
  400: 'Bad Request',
  499: 'Client Closed Request',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
} as const;

/**
 * Thrown if an upstream gives no complete response. Its message has the origin of the upstream, and nothing of the
 * request, which has a token.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  /** The status of the response to the client. */
  readonly status: keyof typeof titles;

  private constructor(status: keyof typeof titles, message: string) {
    super(message);
    this.status = status;
  }

  get title(): string {
    return titles[this.status];
  }

  /** The client no longer waits for the response. Servers log the status 499 for this, and nobody receives it. */
  static abandoned(): UpstreamError {
    return new UpstreamError(499, 'The client closed the connection before the upstream responded.');
  }

  static timeout({ origin }: URL, milliseconds: number): UpstreamError {
    return new UpstreamError(504, `The upstream ${origin} sent nothing for ${milliseconds / 1000} seconds.`);
  }

  /** @param reason What is invalid, in words that follow a colon. */
  static invalid({ origin }: URL, reason: string): UpstreamError {
    return new UpstreamError(502, `The upstream ${origin} gave no valid response: ${reason}.`);
  }

  static cutShort({ origin }: URL, { code }: NodeJS.ErrnoException): UpstreamError {
    const message = `The response of the upstream ${origin} ended before it was complete (${code ?? 'unknown error'}).`;
    return new UpstreamError(502, message);
  }

  /** The request can't be written, which Node.js says without quoting it. */
  static notSendable({ code }: NodeJS.ErrnoException): UpstreamError {
    return new UpstreamError(400, `The request can't be passed on: its method, path or a header is invalid (${code}).`);
  }

  /** @param error Of `node:http` or `node:https`. These say what the upstream did, and never quote the request. */
  static from(error: NodeJS.ErrnoException, { origin }: URL): UpstreamError {
    const { code = 'unknown error' } = error;
    if (timeoutCodes.includes(code)) return new UpstreamError(504, `The upstream ${origin} can't be reached: ${code}.`);
    if (code.startsWith('HPE_')) {
      return new UpstreamError(502, `The upstream ${origin} gave no valid response: it is not HTTP (${code}).`);
    }
    if (isCertificateError(code)) {
      const advice = 'To trust it, name the file of its authority in the environment variable NODE_EXTRA_CA_CERTS';
      return new UpstreamError(502, `The certificate of the upstream ${origin} is invalid (${code}). ${advice}.`);
    }
    return new UpstreamError(502, `The upstream ${origin} can't be reached: ${reasonOf(error)}.`);
  }
}

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isCertificateError(code: string): boolean {
  return /CERT|UNABLE_TO_|CRL|ALTNAME|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH/.test(code);
}

/** An error has several causes if the upstream's name has several addresses. */
function reasonOf(error: NodeJS.ErrnoException): string {
  const [first] = error instanceof AggregateError ? (error.errors as NodeJS.ErrnoException[]) : [];
  const { code = 'unknown error', syscall } = first ?? error;
  return syscall === undefined ? code : `${syscall} ${code}`;
}
