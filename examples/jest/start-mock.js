// Jest runs this once, before all tests. The mock is a process, because it is an ES module, which Jest's modules can't
// load, and because the workers of Jest share it.
const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');

module.exports = async () => {
  const args = ['--no', '--', 'conoha-images-mock', '--port', '0', '--log', 'silent'];
  const mock = spawn('npx', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  // The mock names its port when it is ready.
  for await (const line of createInterface({ input: mock.stdout })) {
    const [, url] = /^The mock is ready: (\S+)$/.exec(line) ?? [];
    if (!url) continue;
    process.env.MOCK_URL = url;
    globalThis.mock = mock;
    return;
  }
  throw new Error('The mock did not start.');
};
