/** Thrown for a request that the control rejects. Its message says what was wrong, what was given and what is allowed. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: 400 | 404 | 405 | 413;
  /** Headers of the response. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ControlError['status'], message: string, headers: ControlError['headers'] = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
