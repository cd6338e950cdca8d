import { editions } from '../site.ts';
import { guides } from './guides.ts';
import { pagePolicy } from './policy.ts';

/** Headers of the responses to the paths that match. */
export interface HeaderRule {
  /** From the root of the site. It can end with `*`, which stands for anything. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Pages on other sites may read the files for programs. */
const open = { 'Access-Control-Allow-Origin': '*' };
const markdown = { 'Content-Type': 'text/markdown; charset=utf-8', ...open };
// A page can't say this of itself. Redoc's pages have a policy of their own, which allows their inline scripts.
const page = { 'Content-Security-Policy': `${pagePolicy}; frame-ancestors 'none'` };

/**
 * The headers of the site, for the hosts that take them and for `npm start`. Paths with a value for the same header do not
 * overlap, because hosts differ in which value counts.
 */
export const headerRules: readonly HeaderRule[] = [
  {
    path: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
    },
  },
  // The names of these files change with their content.
  { path: '/assets/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  { path: '/llms.txt', headers: { 'Content-Type': 'text/plain; charset=utf-8', ...open } },
  ...guides.map(({ file }) => ({ path: `/${file}`, headers: markdown })),
  ...editions.flatMap(({ folder }) => [
    { path: `/${folder}`, headers: page },
    { path: `/${folder}index.html`, headers: page },
    { path: `/${folder}404.html`, headers: page },
    { path: `/${folder}index.md`, headers: markdown },
    { path: `/${folder}openapi.json`, headers: open },
    { path: `/${folder}openapi.yaml`, headers: { 'Content-Type': 'application/yaml', ...open } },
  ]),
];

/** The headers of the response to a path. */
export function headersOf(path: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...headerRules.filter((rule) => matches(rule, path)).map(({ headers }) => headers));
}

function matches(rule: HeaderRule, path: string): boolean {
  return rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
}

/** The file `_headers`, which Cloudflare Pages and Netlify read. */
export function headersFile(): string {
  return headerRules
    .map(({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}
