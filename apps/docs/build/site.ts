/** A language of the site. */
export type Language = 'ja' | 'en';

/** The part of the site in one language. */
export interface Edition {
  readonly language: Language;
  /** The language's own name. */
  readonly name: string;
  /** Its folder, relative to the root of the site; empty, or with a slash at the end. */
  readonly folder: string;
  /** The name of its document in @conoha-images/spec. */
  readonly document: 'openapi.json' | 'openapi.en.json';
}

/** All editions. The first is the site's default. */
export const editions: readonly [Edition, ...Edition[]] = [
  { language: 'ja', name: '日本語', folder: '', document: 'openapi.json' },
  { language: 'en', name: 'English', folder: 'en/', document: 'openapi.en.json' },
];

/** The page of Redoc, relative to the folder of an edition. */
export const redocPage = 'reference/';

/**
 * The address of the repository, to which the pages link. Set by the environment variable REPOSITORY_URL, as the workflow
 * that publishes the site does. Without it, the pages have no such link.
 *
 * @throws if the variable is not an http or https URL.
 */
export function repositoryUrl(value = process.env['REPOSITORY_URL'] || undefined): string | undefined {
  if (value !== undefined && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
    throw new Error(`REPOSITORY_URL must be an http or https URL; given: ${value}.`);
  }
  return value;
}

/**
 * Where the site will be, with a slash at the end. Absolute URLs on its pages begin with it; all other links are relative,
 * so the site works under any path.
 *
 * Set by the environment variable SITE_URL. Default: the address at which `npm start` serves the site.
 *
 * @throws if the variable is not an http or https URL, or has a user, an empty segment, a query or a fragment.
 */
export function siteUrl(value = process.env['SITE_URL'] || 'http://127.0.0.1:8080/'): URL {
  const url = URL.parse(`${value.trim().replace(/\/$/, '')}/`);
  const isPlain = url && !url.username && !url.password && !url.pathname.includes('//');
  if (!isPlain || !/^https?:$/.test(url.protocol) || /[?#]/.test(value)) {
    throw new Error(
      `SITE_URL must be an http or https URL without a user, an empty segment or a query, such as https://docs.example.com/images/; given: ${value}.`,
    );
  }
  return url;
}
