// Fails if what users install has a vulnerability that npm's registry rates high or critical: the dependencies of our
// packages, and what the mock's package contains, which its bill of materials lists.
// node scripts/audit.ts packages/mock/dist/conoha-images-mock.cdx.json
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Advisory {
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly range: string;
}

interface Report {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly nodes: readonly string[]; readonly via: readonly (Advisory | string)[] }>
  >;
  readonly message?: string;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
}

const [file] = process.argv.slice(2);

try {
  if (file === undefined) throw new Error('Name the bill of materials: node scripts/audit.ts FILE.');
  process.exitCode = audit(file);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

/** @returns The exit code: 1 if there is a severe vulnerability. */
function audit(file: string): number {
  const { components } = JSON.parse(readFileSync(file, 'utf8')) as { components: { purl: string }[] };
  const contained = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const { vulnerabilities, message } = reportOfNpm();
  if (!vulnerabilities) throw new Error(`npm audit failed: ${message ?? 'it gave no report.'}`);
  const [severe, others]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const [name, { nodes, via }] of Object.entries(vulnerabilities)) {
    for (const node of nodes) {
      const { version, dev } = packages[node] ?? {};
      if (dev && !contained.has(`pkg:npm/${name}@${version}`)) continue;
      for (const advisory of via) {
        // A name stands for the advisories of a dependency, which has an entry of its own.
        if (typeof advisory === 'string') continue;
        const { title, url, severity } = advisory;
        const list = severity === 'high' || severity === 'critical' ? severe : others;
        list.add(`${severity}: ${name} ${version}: ${title} (${url})`);
      }
    }
  }
  for (const line of [...severe, ...others]) console.log(line);
  console.log(`${severe.size} severe and ${others.size} other vulnerabilities in what users install.`);
  return severe.size > 0 ? 1 : 0;
}

function reportOfNpm(): Report {
  const { stdout, stderr, error } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    throw new Error(`npm audit failed: ${stderr}`);
  }
}
