import { Mock } from '../source/index.ts';

// A program of its own, because Node.js reads NODE_EXTRA_CA_CERTS only when it starts.
const response = await new Mock({ upstream: process.argv[2] ?? '' }).fetch('http://client.test/v2/images?limit=1');
process.stdout.write(`${response.status} ${await response.text()}`);
