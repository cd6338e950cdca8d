import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Where Node.js keeps compiled modules. Tests start our programs some hundred times, each in half the time with it. */
const compiledModules = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

/** Runs turbo without requests to the network. Its output goes to the terminal, or is returned if it is kept. */
export function turbo(args: readonly string[], output: 'shown' | 'kept' = 'shown'): SpawnSyncReturns<string> {
  return spawnSync('turbo', ['run', ...args], {
    stdio: output === 'shown' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compiledModules,
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
    },
  });
}
