import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A home folder without files, so that those of the machine that runs the tests change nothing. */
export const emptyHome = await mkdtemp(join(tmpdir(), 'conoha-images-home-'));

afterAll(() => rm(emptyHome, { recursive: true }));
