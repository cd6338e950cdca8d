import type { Edition } from '../site.ts';

/** A place on the site: a path in the folder of an edition. The empty path is the page of the endpoint. */
export interface Place {
  readonly edition: Edition;
  /** Relative to the folder of the edition, such as `reference/`. */
  readonly path: string;
}

/** The absolute URL of a place. */
export function addressOf({ edition, path }: Place, site: URL): string {
  return new URL(edition.folder + path, site).href;
}
