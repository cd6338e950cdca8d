import { relationNames } from '@conoha-images/contract';
import type { Caught } from './fault-worker.ts';
import { faults } from './faults/index.ts';

/** Which fault breaks which relation, as a page of the documentation. */
export function matrix(all: readonly Caught[], equivalent: Readonly<Record<string, string>>): string {
  const found = all.filter(({ relations }) => relations.length > 0).length;
  const rows = all.map(({ fault, relations }) => {
    const by = relations.length > 0 ? relations.map((name) => `\`${name}\``).join(' ') : `none: ${equivalent[fault]}`;
    return `| \`${fault}\` | ${faults[fault]?.does} | ${by} |`;
  });
  const sums = relationNames.map((name) => {
    const breaking = all.filter(({ relations }) => relations.includes(name));
    const alone = breaking.filter(({ relations }) => relations.length === 1).length;
    return `| \`${name}\` | ${breaking.length} | ${alone} |`;
  });
  return `# Faults and the relations that find them

Written by \`npm run test:faults\`. Do not edit.

Each fault is one small change of a list that does what its document says, in [test/contract/faults](../test/contract/faults). ${found} of ${all.length} are found; the others are not faults by the document, and it is said why. The data is that on which a real Glance was recorded; the seed is always the same.

## By fault

| Fault | What the list does | Found by |
| --- | --- | --- |
${rows.join('\n')}

## By relation

How many faults a relation finds, and how many of them no other finds.

| Relation | Finds | Alone |
| --- | --- | --- |
${sums.join('\n')}
`;
}
