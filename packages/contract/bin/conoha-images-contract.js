#!/usr/bin/env node
// The command. It is not built, so that npm links it when it installs the workspace.
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write('conoha-images-contract is not built. Run this in the root of the repository: npm run build\n');
  process.exitCode = 1;
}
