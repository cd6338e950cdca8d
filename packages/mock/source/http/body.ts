/** The content of a response. Parts follow each other; they are shared by responses, so nobody changes them. */
export type Body = string | Uint8Array | readonly Uint8Array[];

/** A body in one part. */
export function joined(body: Body): string | Uint8Array {
  return isWhole(body) ? body : joinedIn(new Uint8Array(lengthOf(body)), body);
}

/** How many buffers are kept for later responses. */
const maximumBuffers = 4;

/** The longest buffer that is kept, in bytes: a page of 1,000 images. */
const maximumLength = 1_000_000;

/**
 * Joins the parts of bodies, in memory that is used again.
 *
 * New memory for each page would take more time than all else in a request: the system clears it, the garbage collector
 * frees it, and no cache of the processor has it.
 */
export class BodyJoiner {
  readonly #buffers: Uint8Array[] = [];

  /** @returns The bytes of a body, and a function to call when nobody reads them any more. */
  join(body: Body): { readonly bytes: Uint8Array; readonly release: () => void } {
    if (typeof body === 'string') return { bytes: Buffer.from(body), release: () => {} };
    if (isWhole(body)) return { bytes: body, release: () => {} };
    const length = lengthOf(body);
    const buffer = this.#take(length);
    return { bytes: joinedIn(buffer, body).subarray(0, length), release: () => this.#put(buffer) };
  }

  #take(length: number): Uint8Array {
    const buffer = this.#buffers.pop();
    // Longer than necessary, because the next page may be a little longer.
    return buffer && buffer.length >= length ? buffer : Buffer.allocUnsafeSlow(Math.ceil(1.25 * length));
  }

  #put(buffer: Uint8Array): void {
    if (this.#buffers.length < maximumBuffers && buffer.length <= maximumLength) this.#buffers.push(buffer);
  }
}

function isWhole(body: Body): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** The length of all parts, in bytes. */
export function lengthOf(parts: readonly Uint8Array[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

function joinedIn(bytes: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
