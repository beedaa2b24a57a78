import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complainAboutPort, explainListenError, readPort, USUAL_PORT } from '../../src/server/port.ts';
import { serveFolder } from '../../src/server/serve-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'azygos-server-'));
const site = join(folder, 'site');
let server: Server;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Node's own client, because fetch would tidy `..` away before the server sees it. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

beforeAll(async () => {
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Azygos</title>');
  writeFileSync(join(site, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(site, 'assets', 'a name.woff2'), 'font');
  writeFileSync(join(site, 'odd.xyz'), '?');
  symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
  server = createServer(serveFolder(site));
  await new Promise<void>((resolve) => server.listen(0, resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('the server gives out the built page', () => {
  it('answers the bare address with the page, cross-origin isolated and never stale', async () => {
    const { status, headers, body } = await ask('/?testbed=bend');
    expect(status).toBe(200);
    expect(body).toContain('<title>Azygos</title>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
  });

  it('lets hashed assets be kept for ever, under their right type', async () => {
    const { headers } = await ask('/assets/main-1a2b.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
  });

  it('reads percent signs in names', async () => {
    const { status, headers } = await ask('/assets/a%20name.woff2');
    expect([status, headers['content-type']]).toEqual([200, 'font/woff2']);
  });

  it('gives an unknown kind of file as plain bytes', async () => {
    expect((await ask('/odd.xyz')).headers['content-type']).toBe('application/octet-stream');
  });

  it('answers HEAD with the length and no body', async () => {
    const { status, headers, body } = await ask('/index.html', 'HEAD');
    expect([status, headers['content-length'], body]).toEqual([200, '36', '']);
  });

  it('answers a browser that has the file already with 304', async () => {
    const first = await ask('/index.html');
    const again = await ask('/index.html', 'GET', { 'If-None-Match': String(first.headers.etag) });
    expect([again.status, again.body]).toEqual([304, '']);
  });
});

describe('the server gives out nothing else', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '//../secret.txt',
    '/..\\secret.txt',
    '/link.txt',
  ])('no way out of the folder: %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('outside');
  });

  it.each(['/nothing.html', '/assets', '/assets/', '/index.html/'])('404 for %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each(['/%', '/%E0%A4%A', '/a%00b'])('400 for an address that cannot be read: %s', async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it('refuses to be written to', async () => {
    const { status, headers } = await ask('/index.html', 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the port', () => {
  it('is 4173 unless PORT says otherwise', () => {
    expect([readPort(undefined), readPort(''), readPort('8080')]).toEqual([USUAL_PORT, USUAL_PORT, 8080]);
    expect(USUAL_PORT).toBe(4173);
  });

  it.each(['http', '-1', '70000', '80.5', 'NaN'])('is refused when it makes no sense: %s', (text) => {
    expect(readPort(text)).toBeNull();
  });

  it('that is taken is explained with a way out', () => {
    expect(explainListenError({ code: 'EADDRINUSE', message: '' }, 4173)).toMatch(/4173 is taken.*PORT=4174 npm start/);
  });
});

describe('the port', () => {
  it('is tried before anything is built: a taken one and a senseless one are refused in words', async () => {
    const { port } = server.address() as AddressInfo;
    expect(await complainAboutPort(String(port))).toMatch(`Port ${port} is taken`);
    expect(await complainAboutPort('eighty')).toContain('PORT is "eighty"');
    expect(await complainAboutPort('0')).toBeNull();
  });
});
