import { type Html, html } from '../html.ts';
import { inlineMarkdown } from '../markdown-html.ts';
import type { Operation, Reference } from '../model/reference.ts';
import { codeBlock } from './code.ts';
import type { Words } from './words.ts';

/** Where the mock listens unless it is told another port. */
const mockUrl = 'http://127.0.0.1:4010';

/** The four ways to use the toolkit, each with the lines that start it. */
export function doors(reference: Reference, operation: Operation, ours: Words): Html {
  return html`<section class="doors" aria-labelledby="doors">
    <h2 id="doors">${ours.doors}</h2>
    <div class="cards">${doorsOf(reference, operation, ours).map(
      ({ id, title, language, code }) =>
        html`<div class="card" id="door-${id}"><h3>${title}</h3>${codeBlock(code, language, ours)}</div>`,
    )}</div>
    <p class="note">${inlineMarkdown(ours.doorsNote)}</p>
  </section>`;
}

interface Door {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly code: string;
}

function doorsOf({ servers, token }: Reference, { id, path }: Operation, ours: Words): Door[] {
  const [server = { url: mockUrl }] = servers;
  const header = token === undefined ? '' : `-H "${token.header}: any" `;
  return [
    {
      id: 'call',
      title: ours.call,
      language: 'typescript',
      code: `import { createImageClient } from '@conoha-images/client';\nconst conoha = createImageClient({ token: process.env.CONOHA_TOKEN ?? '' });\nfor await (const item of conoha.${id}()) console.log(item);`,
    },
    {
      id: 'mock',
      title: ours.mock,
      language: 'shell',
      code: `npx --no -- conoha-images-mock\ncurl ${header}${mockUrl}${path}`,
    },
    {
      id: 'check',
      title: ours.check,
      language: 'shell',
      code: `npx --no -- conoha-images-contract --token-env CONOHA_TOKEN \\\n  --base-url ${server.url}`,
    },
    { id: 'lint', title: ours.lint, language: 'shell', code: 'npm run lint:api\nnpm run check:breaking' },
  ];
}
