import { readFileSync } from 'node:fs';
import type { Data } from './faulty-service.ts';

/**
 * The images on which a real Glance was recorded: of three projects, with names, times and sizes that are the same, next
 * to each other, or none.
 */
export const collection = JSON.parse(
  readFileSync(new URL('../../packages/mock/test/recordings/collection.json', import.meta.url), 'utf8'),
) as Data;
