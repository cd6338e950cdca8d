import type { ConsoleRequest } from './data.ts';

/** The pages of a walk, and which of them is shown. */
export class Steps {
  #requests: ConsoleRequest[] = [];
  #current = 0;

  get count(): number {
    return this.#requests.length;
  }

  get current(): number {
    return this.#current;
  }

  /** Begins a walk with its first page. */
  start(request: ConsoleRequest): void {
    this.#requests = [request];
    this.#current = 0;
  }

  /** Adds the page after the one that is shown, and shows it. Later pages are forgotten. */
  advance(request: ConsoleRequest): void {
    this.#requests = [...this.#requests.slice(0, this.#current + 1), request];
    this.#current += 1;
  }

  /** Shows a page of the walk. */
  return(index: number): ConsoleRequest | undefined {
    const request = this.#requests[index];
    if (request) this.#current = index;
    return request;
  }
}
