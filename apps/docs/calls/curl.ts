import { type Call, encodedQuery, urlOf } from './call.ts';
import { tokenVariable } from './token-variable.ts';

/** The call as a command of curl, for any POSIX shell. */
export function curlSource(call: Call): string {
  const { operation, query, tokenHeader, accept = 'application/json' } = call;
  const options = [
    // Without a value, curl sends no Accept header instead of its own.
    `--header ${quoted(accept === null ? 'Accept:' : `Accept: ${accept}`)}`,
    ...(tokenHeader ? [`--header "${tokenHeader}: $${tokenVariable}"`] : []),
    ...query.map((entry) =>
      entry.encoded
        ? `--data ${quoted(encodedQuery([entry]))}`
        : // curl encodes what follows the first equals sign.
          `--data-urlencode ${quoted(`${encodeURIComponent(entry.name)}=${entry.value}`)}`,
    ),
  ];
  const method = operation.method === 'GET' ? '--get' : `--get --request ${operation.method}`;
  return [`curl ${method} ${quoted(urlOf({ ...call, query: [] }))}`, ...options].join(' \\\n  ');
}

/** A text as one word of a shell. */
function quoted(text: string): string {
  return /^[\w./:=,@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
