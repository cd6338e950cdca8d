import type { Assets } from '../assets.ts';
import type { Reference } from '../model/reference.ts';
import type { Edition } from '../site.ts';

/** What the page of an edition is made from. */
export interface PageInput {
  readonly edition: Edition;
  readonly reference: Reference;
  readonly assets: Assets;
  /** Where the site will be. */
  readonly site: URL;
  /** Where the sources are. Undefined if the build does not know. */
  readonly repository: string | undefined;
}

/** The relative URL of the root of the site, from the page of an edition. */
export function rootFrom({ folder }: Edition): string {
  return '../'.repeat(folder.split('/').length - 1) || './';
}
