import { createRequire } from 'node:module';
import { type Editor, type EditorError, placeOf } from './editor.ts';
import { Server } from './server.ts';

/** TypeScript 5.9 as an editor sees it: the protocol of tsserver. The generator of the spec package has this version. */
export async function tsserver(file: string, text: string): Promise<Editor> {
  const spec = createRequire(import.meta.resolve('@conoha-images/spec/package.json'));
  const waiting = new Map<number, (body: unknown) => void>();
  const options = ['--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents'];
  const server = new Server(spec.resolve('typescript/lib/tsserver.js'), options, (message) => {
    const { request_seq: count, body } = message as { request_seq?: number; body?: unknown };
    if (count !== undefined) waiting.get(count)?.(body);
  });
  let count = 0;
  const write = (command: string, parameters: object): void => {
    count += 1;
    server.write(`${JSON.stringify({ seq: count, type: 'request', command, arguments: { file, ...parameters } })}\n`);
  };
  const request = (command: string, parameters: object = {}): Promise<unknown> => {
    write(command, parameters);
    return new Promise((resolve) => waiting.set(count, resolve));
  };
  /** tsserver counts from 1. */
  const at = (position: number): object => {
    const { line, character } = placeOf(text, position);
    return { line: line + 1, offset: character + 1 };
  };
  write('open', { fileContent: text });

  return {
    async hover(position) {
      const { displayString, documentation } = (await request('quickinfo', at(position))) as {
        displayString: string;
        documentation: string;
      };
      return { type: displayString, documentation };
    },
    async complete(position) {
      const info = (await request('completionInfo', at(position))) as
        | { entries: readonly { name: string }[] }
        | undefined;
      return (info?.entries ?? []).map(({ name }) => name).sort();
    },
    async errors() {
      const diagnostics = (await request('semanticDiagnosticsSync', { includeLinePosition: true })) as Diagnostic[];
      return diagnostics
        .filter(({ category }) => category === 'error')
        .map(
          ({ startLocation, message, relatedInformation = [] }): EditorError => ({
            line: startLocation.line - 1,
            message: [message, ...relatedInformation.map((related) => `→ ${related.message}`)].join('\n'),
          }),
        );
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

interface Diagnostic {
  readonly startLocation: { readonly line: number };
  readonly category: string;
  readonly message: string;
  readonly relatedInformation?: readonly { readonly message: string }[];
}
