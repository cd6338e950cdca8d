import { expect, test } from 'vitest';
import { mistakes } from './editor/mistakes.ts';
import { Project } from './editor/project.ts';

const start = `import { createImageClient } from '@conoha-images/client';
const conoha = createImageClient({ token: 'token' });
declare const variable: string | undefined;
`;

// To change a message, change the types, run the test with `--update`, and read the snapshot as a new user would.
test.each(['7', '5.9'] as const)('TypeScript %s explains likely mistakes', async (version) => {
  const programs = Object.values(mistakes);
  await using project = await Project.create(`${start}${programs.map((program) => `{ ${program} }`).join('\n')}\n`);
  await using editor = await project.open(version);
  const errors = await editor.errors();
  const report = Object.entries(mistakes).map(([title, program], index) => {
    const line = start.split('\n').length - 1 + index;
    const messages = errors.filter((error) => error.line === line).map(({ message }) => message);
    expect(messages, title).not.toEqual([]);
    return `# ${title}\n${program}\n\n${messages.join('\n\n')}\n`;
  });
  const text = report.join('\n\n');
  await expect(version === '5.9' ? shortened(text) : text).toMatchFileSnapshot(`editor/messages-${version}.txt`);
});

/** TypeScript 5.9 orders the members of a union by when it met them, so another list could change their order. */
function shortened(text: string): string {
  return text.replace(/(?<=[ <'])("[\w:]+"|\d+)( \| ("[\w:]+"|\d+|\.\.\. \d+ more \.\.\.))+/g, '…');
}
