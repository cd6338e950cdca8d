import { connect, type Socket } from 'node:net';

/** A connection that stays open for one request after another, and is opened again if the server closes it. */
export class Connection {
  readonly #url: URL;
  #socket: Socket | undefined;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /**
   * Sends a GET request.
   *
   * @param target Each character of it and of the headers stands for one byte.
   * @returns The status of the response, once it is complete; 0 if the connection breaks before.
   */
  send(target: string, headers: Readonly<Record<string, string>>): Promise<number> {
    const fields = Object.entries({ Host: 'mock', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = this.#open();
    return new Promise((resolve) => {
      let received: Buffer = Buffer.alloc(0);
      const end = (status: number): void => {
        socket.removeAllListeners();
        socket.on('error', () => {});
        if (status === 0 || closes(received)) this.close();
        resolve(status);
      };
      socket.on('data', (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        if (isComplete(received)) end(Number(received.toString('latin1', 9, 12)));
      });
      socket.on('error', () => end(0));
      socket.on('close', () => end(0));
      socket.write(`GET ${target} HTTP/1.1\r\n${fields.join('')}\r\n`, 'latin1');
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    this.#socket ??= connect(Number(this.#url.port), this.#url.hostname).setNoDelay();
    return this.#socket;
  }
}

/** The head of a response; undefined if it has not arrived as a whole. */
function headOf(received: Buffer): string | undefined {
  const end = received.indexOf('\r\n\r\n');
  return end < 0 ? undefined : received.toString('latin1', 0, end + 4);
}

function isComplete(received: Buffer): boolean {
  const head = headOf(received);
  if (head === undefined) return false;
  const length = Number(/\r\ncontent-length: (\d+)\r\n/i.exec(head)?.[1] ?? 0);
  return received.length >= head.length + length;
}

function closes(received: Buffer): boolean {
  return /\r\nconnection: close\r\n/i.test(headOf(received) ?? '');
}
