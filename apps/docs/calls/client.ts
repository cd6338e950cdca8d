import type { Call, CallSample } from './call.ts';
import { type ClientQuery, clientQueryOf } from './client-query.ts';
import { list, member } from './literal.ts';
import { tokenVariable } from './token-variable.ts';

/** The call as a module that uses the client, which knows the first server of the document. */
export function clientSource({
  operation,
  tokenHeader,
  query: entries,
}: Call): Pick<CallSample, 'source' | 'rejected'> {
  const query = clientQueryOf({ operation, query: entries });
  const call = `const page = await client.${operation.id}`;
  // Without a token, the client sends nothing.
  const token = `${tokenHeader ? `process.env.${tokenVariable} ?? ` : ''}''`;
  const source = [
    "import { createImageClient } from '@conoha-images/client';",
    '',
    `const client = createImageClient({ token: ${token} });`,
    `${call}(${argumentsOf(query, call)});`,
    'console.log(page.items);',
  ].join('\n');
  return { source, ...((query.rejected || !tokenHeader) && { rejected: true }) };
}

function argumentsOf({ parameters, properties }: ClientQuery, before: string): string {
  const members = (query: ClientQuery['parameters']) => query.map(([name, value]) => `${member(name)}: ${value}`);
  if (properties.length > 0) {
    const indentation = '  ';
    const query = list('{}', members(parameters), indentation, indentation);
    const rest = `{ properties: ${list('{}', members(properties), `${indentation}{ properties:  },`, indentation)} }`;
    return `\n${indentation}${query},\n${indentation}${rest},\n`;
  }
  return parameters.length === 0 ? '' : list('{}', members(parameters), before);
}
