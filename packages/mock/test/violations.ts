import { image } from './images.ts';

/** A violation as the header `sl-violations` has it. */
export interface Located {
  readonly location: readonly string[];
  readonly message: string;
}

/** The violations that a proxy found. */
export function violationsOf(response: Response): Located[] {
  return JSON.parse(response.headers.get('sl-violations') ?? '[]') as Located[];
}

/** It must not appear in a violation. */
export const token = 'canary-0123456789';
/** Those of a valid request. */
export const headers = { 'X-Auth-Token': token, Accept: 'application/json' };
/** Some images have the same name or time, and some have no size. */
export const data = {
  images: Array.from({ length: 40 }, (_, index) =>
    image(index + 1, {
      name: `image ${index % 7}`,
      size: index % 5 === 0 ? null : index * 1000,
      tags: index % 2 === 0 ? ['even', 'a b'] : ['odd'],
      os_type: index % 3 === 0 ? 'windows' : 'linux',
      created_at: `2023-01-${String(1 + (index % 9)).padStart(2, '0')}T00:00:00Z`,
    }),
  ),
};
