import { readFileSync } from 'node:fs';
import type { Data } from './fault.ts';

/**
 * The images with which a real Glance was recorded. They belong to three projects. Some have the same name, time or size,
 * some have similar ones, and some have none.
 */
export const collection = JSON.parse(
  readFileSync(new URL('../../packages/mock/test/recordings/collection.json', import.meta.url), 'utf8'),
) as Data;
