/** Thrown for data of a mock that has an upstream. */
export class UpstreamDataError extends TypeError {
  constructor() {
    super('Data must be left out if there is an upstream, which has its own.');
  }
}
