import { ScenarioError } from './scenario-error.ts';

/** In bytes. */
const maximumSize = 16_000_000;

/**
 * Counts the memory of everything that the scenarios of a mock remember between requests: headers, how many requests
 * each token had, and inserted items. It is the callers who estimate sizes and keep the things themselves.
 *
 * When it is full, requests that need more are rejected, because a scenario that forgot something would count wrongly.
 */
export class ScenarioMemory {
  #size = 0;

  /**
   * Counts some more bytes.
   *
   * @throws {ScenarioError} if this would make more than 16 MB. Then nothing is counted.
   */
  take(bytes: number): void {
    if (this.#size + bytes > maximumSize) {
      throw new ScenarioError(
        'The headers, tokens and inserted items that scenarios remember must not take more than 16 MB. Reset the mock.',
      );
    }
    this.#size += bytes;
  }

  clear(): void {
    this.#size = 0;
  }
}
