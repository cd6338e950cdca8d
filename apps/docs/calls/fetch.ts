import { type Call, type QueryEntry, urlOf } from './call.ts';
import { list, member, text } from './literal.ts';
import { tokenVariable } from './token-variable.ts';

/** The call as a module that uses `fetch`, for Node.js. */
export function fetchSource(call: Call): string {
  const { query, tokenHeader, accept = 'application/json' } = call;
  // URLSearchParams can't write bytes that are not UTF-8.
  const isLiteral = query.length === 0 || query.some(({ encoded }) => encoded);
  const url = isLiteral ? text(urlOf(call)) : `\`${urlOf({ ...call, query: [] })}?\${query}\``;
  const headers = [
    // Without this member, fetch would send an Accept header of its own.
    `Accept: ${text(accept ?? '')}`,
    ...(tokenHeader ? [`${member(tokenHeader)}: process.env.${tokenVariable} ?? ''`] : []),
  ];
  return [
    ...(isLiteral ? [] : [`const query = new URLSearchParams(${parametersOf(query)});`]),
    `const response = await fetch(${url}, {`,
    `  headers: ${list('{}', headers, '  headers: ,', '  ')},`,
    '});',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the sample has the template.
    'if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);',
    'console.log(await response.json());',
  ].join('\n');
}

function parametersOf(query: readonly QueryEntry[]): string {
  const before = 'const query = new URLSearchParams();';
  const isObject = new Set(query.map(({ name }) => name)).size === query.length;
  if (isObject) {
    return list(
      '{}',
      query.map(({ name, value }) => `${member(name)}: ${text(value)}`),
      before,
    );
  }
  return list(
    '[]',
    query.map(({ name, value }) => `[${text(name)}, ${text(value)}]`),
    before,
  );
}
