import { relationNames } from '@conoha-images/contract';
import type { CheckedFault } from './fault-worker.ts';
import { faults } from './faults/index.ts';

/** A page of the documentation: which relations find which fault. @param allowed Faults that the document allows, and why. */
export function matrix(checked: readonly CheckedFault[], allowed: Readonly<Record<string, string>>): string {
  const found = checked.filter(({ relations }) => relations.length > 0).length;
  const rows = checked.map(({ fault, relations }) => {
    const names = relations.map((name) => `\`${name}\``).join(' ');
    return `| \`${fault}\` | ${faults[fault]?.does} | ${names || `Not found: ${allowed[fault]}`} |`;
  });
  const counts = relationNames.map((name) => {
    const finding = checked.filter(({ relations }) => relations.includes(name));
    const alone = finding.filter(({ relations }) => relations.length === 1).length;
    return `| \`${name}\` | ${finding.length} | ${alone} |`;
  });
  return `# Faults and the relations that find them

Written by \`npm run test:faults\`. Do not edit.

Each fault is one small change to a list that otherwise does what its document says. The faults are in [test/contract/faults](../test/contract/faults). The contract finds ${found} of ${checked.length}; the document allows the rest, and the table says why. The images are those with which a real Glance was recorded; the seed is always the same.

## By fault

| Fault | What the list does | Found by |
| --- | --- | --- |
${rows.join('\n')}

## By relation

How many faults a relation finds, and how many of them no other relation finds.

| Relation | Finds | Alone |
| --- | --- | --- |
${counts.join('\n')}
`;
}
