import { relationNames } from '@conoha-images/contract';
import { type CheckedFault, largeBudget, usualBudget } from './fault-run.ts';
import { faultGroups, faults } from './faults/index.ts';

/** A fault, with how many seeds find it, with how many requests, and by which relations. */
interface Row {
  readonly fault: string;
  readonly seeds: number;
  /** How many seeds find it. */
  readonly finding: number;
  /** How many of these need no more than the usual number of requests. */
  readonly usual: number;
  readonly relations: readonly string[];
}

/**
 * A page of the documentation: which relations find which fault.
 *
 * @param checked The runs of each fault.
 * @param allowed Faults that the document allows, and why.
 */
export function matrix(
  checked: readonly (readonly CheckedFault[])[],
  allowed: Readonly<Record<string, string>>,
): string {
  const rows = checked.map(rowOf);
  const found = rows.filter(({ finding, seeds }) => finding === seeds);
  const often = rows.filter(({ usual, seeds }) => usual === seeds);
  const interactions = rows.filter(({ fault }) => isInteraction(fault));
  const three = interactions.filter(({ fault }) => faults[fault]?.parameters?.length === 3);
  const sections = faultGroups.map((group) => {
    const own = rows.filter(({ fault }) => group.faults[fault] !== undefined);
    return `### ${group.title} (${own.length})

| Fault | What the list does | Parameters | Seeds | Found by |
| --- | --- | --- | ---: | --- |
${own.map((row) => lineOf(row, allowed)).join('\n')}
`;
  });
  const counts = relationNames.map((name) => {
    const finding = rows.filter(({ relations }) => relations.includes(name));
    const alone = finding.filter(({ relations }) => relations.length === 1).length;
    return `| \`${name}\` | ${finding.length} | ${alone} |`;
  });
  const reasons = Object.entries(allowed).map(([name, reason]) => `| \`${name}\` | ${reason} |`);
  return `# Faults and the relations that find them

Written by \`SEEDS=10 npm run test:faults\`. Do not edit.

Each fault is one small change to a list that otherwise does what its document says. The faults are in [test/contract/faults](../test/contract/faults). The contract runs against each of them with ${rows[0]?.seeds} seeds and ${usualBudget} requests, and if that shows no failure, with ${largeBudget}. Every seed finds ${found.length} of the ${rows.length - Object.keys(allowed).length} faults that are not allowed, and ${often.length} of them with ${usualBudget} requests. The images are those with which a real Glance was recorded.

${interactions.length} faults are interactions: the list goes wrong only if two parameters meet, or three (${three.length} faults).

## By fault

"Seeds" says how many seeds find the fault with ${usualBudget} requests, and with a plus sign, how many more with ${largeBudget}. A run ends at the first check that fails, so the relations are those that fail first.

${sections.join('\n')}
## Allowed

No relation finds these, because the document allows them.

| Fault | Reason |
| --- | --- |
${reasons.join('\n')}

## By relation

How many faults a relation finds first with some seed, and how many of them with every seed that finds them.

| Relation | Finds | Alone |
| --- | --- | --- |
${counts.join('\n')}
`;
}

function rowOf(runs: readonly CheckedFault[]): Row {
  const finding = runs.filter(({ relation }) => relation !== undefined);
  return {
    fault: runs[0]?.fault ?? '',
    seeds: runs.length,
    finding: finding.length,
    usual: finding.filter(({ budget }) => budget === usualBudget).length,
    relations: [...new Set(finding.flatMap(({ relation }) => relation ?? []))],
  };
}

function lineOf({ fault, finding, usual, relations }: Row, allowed: Readonly<Record<string, string>>): string {
  const { does, parameters = [] } = faults[fault] ?? { does: '' };
  const names = relations.map((name) => `\`${name}\``).join(' ');
  const seeds = finding > usual ? `${usual} + ${finding - usual}` : usual;
  const by = names || (allowed[fault] === undefined ? 'No relation' : 'Allowed');
  return `| \`${fault}\` | ${does} | ${parameters.map((name) => `\`${name}\``).join(' ')} | ${seeds} | ${by} |`;
}

function isInteraction(fault: string): boolean {
  return (faults[fault]?.parameters?.length ?? 0) > 1;
}
