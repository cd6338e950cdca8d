import { decodeUtf8 } from './decode-utf-8.ts';
import { InvalidJson, parseJson, withoutByteOrderMark } from './parse-json.ts';

/** How much of an array is parsed at once, in bytes. */
const defaultBatchSize = 1_000_000;

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Parses a JSON text that may be longer than the longest string of the engine (512 MB in V8).
 *
 * It cuts the arrays that are members of objects at their commas into batches, and parses each batch with `JSON.parse`.
 * The rest of the text, in which a number stands in for the content of each array, is parsed last. Of the syntax of JSON,
 * only strings and brackets are known here.
 */
export class LargeJsonParser {
  readonly #batchSize: number;
  readonly #arrays: unknown[][] = [];
  /** The text outside of the arrays. */
  readonly #texts: string[] = [];
  readonly #region = new Region();
  /** The number of open brackets and braces in the current array, its own included; 0 outside of arrays. */
  #depth = 0;
  #isFirstBatch = true;
  #inString = false;
  /** Whether a backslash before the next byte escapes it. */
  #isEscaped = false;

  /** @param batchSize How much of an array is parsed at once, in bytes. Default: 1,000,000. */
  constructor(batchSize = defaultBatchSize) {
    this.#batchSize = batchSize;
  }

  /**
   * Reads the next part of the text. The parts may be cut anywhere, and are not kept.
   *
   * @throws {InvalidUtf8} if the text is not UTF-8.
   * @throws {InvalidJson} if it is not JSON.
   */
  write(chunk: Buffer): void {
    /** The first byte of the chunk that is not in the region yet. */
    let start = 0;
    const take = (end: number): void => {
      this.#region.add(chunk.subarray(start, end));
      start = end;
    };
    let index = this.#inString ? this.#afterString(chunk, 0) : 0;
    while (index < chunk.length) {
      const byte = chunk[index];
      if (byte === quote) {
        index = this.#afterString(chunk, index + 1);
        continue;
      }
      if (byte === comma && this.#depth === 1 && this.#region.size + index - start >= this.#batchSize) {
        take(index);
        this.#endBatch({ isLast: false });
      } else if (byte === openBracket && this.#depth === 0) {
        take(index + 1);
        this.#startArray();
      } else if (this.#depth > 0 && (byte === openBracket || byte === openBrace)) {
        this.#depth += 1;
      } else if (this.#depth > 0 && (byte === closeBracket || byte === closeBrace)) {
        this.#depth -= 1;
        // If this is a brace, the text outside of the arrays is invalid.
        if (this.#depth === 0) {
          take(index);
          this.#endBatch({ isLast: true });
        }
      }
      index += 1;
    }
    take(chunk.length);
  }

  /**
   * The value of the whole text.
   *
   * @throws {InvalidUtf8} if the text is not UTF-8.
   * @throws {InvalidJson} if it is not JSON.
   */
  end(): unknown {
    if (this.#depth > 0) throw new InvalidJson('Unexpected end of JSON input');
    this.#texts.push(this.#region.take());
    // Each array in this text has the number of the one that was cut out there.
    return parseJson(withoutByteOrderMark(this.#texts.join('')), 'outside of the arrays', (_, value) =>
      Array.isArray(value) ? this.#arrays[value[0]] : value,
    );
  }

  /** The place after the quote that ends a string; the end of the chunk if the string continues in the next one. */
  #afterString(chunk: Buffer, start: number): number {
    let index = this.#isEscaped ? start + 1 : start;
    for (; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (byte === quote) break;
      if (byte === backslash) index += 1;
    }
    this.#inString = index >= chunk.length;
    this.#isEscaped = index > chunk.length;
    return index + 1;
  }

  #startArray(): void {
    this.#texts.push(this.#region.take(), String(this.#arrays.length));
    this.#arrays.push([]);
    this.#depth = 1;
  }

  /** Parses the elements in the region, which starts with a comma unless they are the first of their array. */
  #endBatch({ isLast }: { isLast: boolean }): void {
    const place = `between the bytes ${this.#region.start} and ${this.#region.end}`;
    const text = this.#region.take();
    // With an element before the comma, so that the parser notices a comma without an element after it.
    const elements = parseJson(this.#isFirstBatch ? `[${text}]` : `[0${text}]`, place) as unknown[];
    if (elements.length === 0 && !isLast) throw new InvalidJson(`Unexpected token ',', ${place}`);
    const array = this.#arrays.at(-1);
    for (let index = this.#isFirstBatch ? 0 : 1; index < elements.length; index += 1) array?.push(elements[index]);
    this.#isFirstBatch = isLast;
  }
}

/** The bytes since the last cut. */
class Region {
  #bytes = Buffer.alloc(0);
  #size = 0;
  #start = 0;

  get size(): number {
    return this.#size;
  }

  /** How many bytes precede the region. */
  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#start + this.#size;
  }

  /** Adds a copy of these bytes. */
  add(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    if (size > this.#bytes.length) {
      const larger = Buffer.alloc(2 * size);
      larger.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#size);
    this.#size = size;
  }

  /** The text of the region. The next region starts at its end. */
  take(): string {
    const text = decodeUtf8(this.#bytes.subarray(0, this.#size), this.#start);
    this.#start = this.end;
    this.#size = 0;
    return text;
  }
}
