import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Editor, type EditorError, placeOf } from './editor.ts';
import { Server } from './server.ts';

/** TypeScript 7 as an editor sees it: the Language Server Protocol. */
export async function languageServer(file: string, text: string): Promise<Editor> {
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  const waiting = new Map<number, (result: unknown) => void>();
  const server = new Server(tsc, ['--lsp', '--stdio'], (message) => {
    const { id, method, result } = message as { id?: number; method?: string; result?: unknown };
    // A request of the server: it asks to be told of changes, which this program does not make.
    if (method !== undefined && id !== undefined) write({ id, result: null });
    else if (id !== undefined) waiting.get(id)?.(result);
  });
  const write = (message: object): void => {
    const json = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
  };
  let count = 0;
  const request = (method: string, params: object): Promise<unknown> => {
    count += 1;
    write({ id: count, method, params });
    return new Promise((resolve) => waiting.set(count, resolve));
  };

  const document = { uri: pathToFileURL(file).href };
  const at = (position: number): object => ({ textDocument: document, position: placeOf(text, position) });
  const diagnostic = { relatedInformation: true };
  await request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(file.replace(/[^/\\]*$/, '')).href,
    capabilities: { textDocument: { diagnostic, hover: { contentFormat: ['markdown'] } } },
  });
  write({ method: 'initialized', params: {} });
  write({
    method: 'textDocument/didOpen',
    params: { textDocument: { ...document, languageId: 'typescript', version: 1, text } },
  });

  return {
    async hover(position) {
      const hover = (await request('textDocument/hover', at(position))) as { contents: { value: string } };
      const [, type = '', documentation = ''] = /^```\w*\n(.*?)\n```(.*)$/s.exec(hover.contents.value) ?? [];
      return { type, documentation: documentation.trim() };
    },
    async complete(position) {
      const list = (await request('textDocument/completion', at(position))) as {
        items: readonly { label: string }[];
      } | null;
      return (list?.items ?? []).map(({ label }) => label.replace(/\?$/, '')).sort();
    },
    async errors() {
      const report = (await request('textDocument/diagnostic', { textDocument: document })) as {
        items: readonly Diagnostic[];
      };
      return report.items
        .filter(({ severity }) => severity === 1)
        .map(
          ({ range, message, relatedInformation = [] }): EditorError => ({
            line: range.start.line,
            message: [message, ...relatedInformation.map((related) => `→ ${related.message}`)].join('\n'),
          }),
        );
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

interface Diagnostic {
  readonly range: { readonly start: { readonly line: number } };
  /** 1 is an error. */
  readonly severity: number;
  readonly message: string;
  readonly relatedInformation?: readonly { readonly message: string }[];
}
