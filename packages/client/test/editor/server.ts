import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A server of an editor: a process that writes each message after a header with its length. */
export class Server implements AsyncDisposable {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  #received: Buffer = Buffer.alloc(0);

  /** @param onMessage Called with each message that the server writes. */
  constructor(script: string, parameters: readonly string[], onMessage: (message: object) => void) {
    this.#process = spawn(process.execPath, [script, ...parameters], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (let message = this.#next(); message; message = this.#next()) onMessage(message);
    });
  }

  write(text: string): void {
    this.#process.stdin.write(text);
  }

  /** Takes one message from what was received, if it is complete. */
  #next(): object | undefined {
    const [header, length] = /^.*?Content-Length: (\d+)\r\n.*?\r\n/s.exec(this.#received.toString('latin1')) ?? [];
    if (header === undefined) return undefined;
    const end = header.length + Number(length);
    if (this.#received.length < end) return undefined;
    const message = JSON.parse(this.#received.toString('utf8', header.length, end));
    this.#received = this.#received.subarray(end);
    return message;
  }

  /** Both servers end when their input does. */
  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#process, 'close');
    this.#process.stdin.end();
    await closed;
  }
}
