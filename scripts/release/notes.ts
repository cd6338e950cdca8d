/** The text of changesets for a package that has a new version only because the others have. */
const unchanged = 'No changes in this release.';

/**
 * What a release changes: the section of each package's changelog, once for packages with the same one. A package that
 * has only newer versions of our other packages is left out.
 *
 * @param changelogs The changelog of each package, by its name.
 * @throws {Error} if a changelog has no section for the version.
 */
export function notesOf(version: string, changelogs: Readonly<Record<string, string>>): string {
  const namesBySection = new Map<string, string[]>();
  for (const [name, changelog] of Object.entries(changelogs)) {
    const whole = sectionOf(changelog, version);
    if (whole === undefined) throw new Error(`The changelog of ${name} has no section for ${version}.`);
    const section = changesIn(whole, version, Object.keys(changelogs));
    const names = namesBySection.get(section) ?? [];
    namesBySection.set(section, [...names, name]);
  }
  return [...namesBySection]
    .filter(([section]) => section !== '')
    .map(([section, names]) => `## ${names.join(', ')}\n\n${section}\n`)
    .join('\n');
}

/** A section without the new versions of our own packages, which all have, and without headings that are then empty. */
function changesIn(section: string, version: string, names: readonly string[]): string {
  const ownVersions = new Set(names.map((name) => `- ${name}@${version}`));
  const lines = section.split('\n').filter((line) => line !== unchanged && !ownVersions.has(line.trim()));
  return lines
    .join('\n')
    .split(/^(?=### )/m)
    .filter((part) => !/^### .*\s*$/.test(part))
    .join('')
    .trim();
}

/** The text below the heading of a version, without that heading; undefined if there is no such heading. */
function sectionOf(changelog: string, version: string): string | undefined {
  const lines = changelog.split('\n');
  const start = lines.indexOf(`## ${version}`);
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  return (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
}
