/** The text of changesets for a package that has a new version only because the others have. */
const unchanged = 'No changes in this release.';

/**
 * What a release changes: the section of each package's changelog, once for packages with the same one.
 *
 * @param changelogs The changelog of each package, by its name.
 * @throws {Error} if a changelog has no section for the version.
 */
export function notesOf(version: string, changelogs: Readonly<Record<string, string>>): string {
  const namesBySection = new Map<string, string[]>();
  for (const [name, changelog] of Object.entries(changelogs)) {
    const section = sectionOf(changelog, version);
    if (section === undefined) throw new Error(`The changelog of ${name} has no section for ${version}.`);
    const names = namesBySection.get(section) ?? [];
    namesBySection.set(section, [...names, name]);
  }
  return [...namesBySection]
    .filter(([section]) => section !== unchanged)
    .map(([section, names]) => `## ${names.join(', ')}\n\n${section}\n`)
    .join('\n');
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
