import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mock } from '../source/index.ts';
import { serverUrl } from './images.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const token = 'canary-0123456789';

describe.skipIf(!hasOpenssl)('an upstream with TLS', () => {
  const directory = mkdtempSync(join(tmpdir(), 'conoha-images-'));
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  let url: string;
  let close: () => void;

  beforeAll(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2', '-nodes'];
    const output = ['-keyout', key, '-out', certificate];
    const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    execFileSync('openssl', ['req', '-x509', ...algorithm, ...output, ...subject], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (incoming, response) =>
      response.end(`${incoming.method} ${incoming.url} ${incoming.headers.host}`),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `https://localhost:${(server.address() as AddressInfo).port}`;
    close = () => server.close();
  });

  afterAll(() => {
    close();
    rmSync(directory, { recursive: true });
  });

  test('a certificate that nobody vouches for gives 502, with its reason and what to do', async () => {
    const proxy = new Mock({ upstream: url });
    const response = await proxy.fetch(`${serverUrl}/v2/images`, { headers: { 'X-Auth-Token': token } });
    const { detail } = (await response.json()) as { detail: string };
    expect([response.status, detail]).toEqual([
      502,
      `The certificate of the upstream ${url} is invalid (DEPTH_ZERO_SELF_SIGNED_CERT). To trust it, name the file of its authority in the environment variable NODE_EXTRA_CA_CERTS.`,
    ]);
    expect(JSON.stringify([detail, proxy.requests])).not.toContain(token);
  });

  test('a certificate for another name gives 502, and one that is trusted lets requests pass', async () => {
    const program = fileURLToPath(new URL('tls-client.ts', import.meta.url));
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
    const output = async (upstream: string): Promise<string> => {
      const args = ['--conditions=@conoha-images/source', program, upstream];
      return (await promisify(execFile)(process.execPath, args, { env })).stdout;
    };
    expect(await output(url)).toBe(`200 GET /v2/images?limit=1 ${new URL(url).host}`);
    expect(await output(url.replace('localhost', '127.0.0.1'))).toMatch(/^502 .*ERR_TLS_CERT_ALTNAME_INVALID/);
  });
});
