import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../lib/person.ts';
import { converse, dial, type RawTarget, statusesOf } from '../../lib/raw.ts';
import { SnugServer } from '../../lib/server.ts';
import { corpus } from './corpus.ts';

/** Its answer, `{"needed":false}`, comes from nowhere else. */
const second = (host: string) => `GET /api/setup HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

describe.each([
  ['plain', []],
  ['TLS', ['--tls', 'self-signed']],
] as const)('over %s', (how, args) => {
  let server: SnugServer;
  let owner: Person;
  let target: RawTarget;
  let host: string;
  beforeAll(async () => {
    server = await SnugServer.start({ args: [...args], secure: how === 'TLS' });
    owner = await server.setUp();
    target = { port: server.port, secure: how === 'TLS' };
    host = `127.0.0.1:${server.port}`;
  });
  afterAll(() => server?.dispose());

  const authorised = (raw: string) =>
    raw.replaceAll(
      'H\r\nContent-Type',
      `H\r\nAuthorization: Bearer ${owner.token}\r\nContent-Type`,
    );
  const fill = (raw: string) => authorised(raw).replace(/(Host: |http:\/\/|@)H/g, `$1${host}`);

  it.each(corpus)(
    '$name is refused, closes, and what follows is never answered',
    async ({ raw, status }) => {
      const result = await converse(target, fill(raw) + second(host));
      expect(result.text).not.toContain('needed');
      expect(result.statuses.length).toBeLessThanOrEqual(1);
      if (result.statuses.length === 1) expect(status).toContain(result.statuses[0]);
      expect(result.closed, 'the connection stayed open').toBe(true);
    },
  );

  it('nothing of all that was stored', async () => {
    const messages = await owner.history();
    expect(messages.filter((one) => !one.system)).toEqual([]);
  });

  it('good requests on one connection are answered in order', async () => {
    const wanted = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 3);
    const path = ['/up', '/api/setup', '/api/nothing-there'];
    const send = wanted
      .map((which) => `GET ${path[which]} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      .join('');
    const result = await converse(target, send, { enough: wanted.length, withinMs: 20_000 });
    expect(result.statuses).toEqual(wanted.map((which) => (which === 2 ? 404 : 200)));
    const bodies = [...result.text.matchAll(/"needed"|"up"|not_found/g)].map((match) =>
      ['"up"', '"needed"', 'not_found'].indexOf(match[0]),
    );
    // The body of the last answer may not have come with its head.
    expect(bodies.slice(0, 999)).toEqual(wanted.slice(0, 999));
  });

  it('a head that comes byte by byte is read all the same', async () => {
    const socket = await dial(target);
    let text = '';
    socket.on('data', (part) => (text += part.toString('latin1')));
    for (const byte of second(host)) {
      await new Promise<void>((done) => socket.write(byte, () => done()));
    }
    await expect.poll(() => text).toContain('"needed":false');
    socket.destroy();
  });

  it('a chunked body in the right form is taken', async () => {
    const body = JSON.stringify({ content: 'in chunks' });
    const pieces = [...body].map((byte) => `1;ext=1\r\n${byte}\r\n`).join('');
    const raw =
      `POST /api/sendmessage HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${owner.token}\r\n` +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${pieces}0\r\n\r\n`;
    const result = await converse(target, raw + second(host), { enough: 2 });
    expect(result.statuses).toEqual([201, 200]);
  });

  it.each([
    'Cookie',
    'Authorization',
    'Host',
    'Content-Length',
    'Content-Type',
    'Transfer-Encoding',
  ])('a trailer called %s changes nothing of the head', async (name) => {
    const value =
      { Cookie: `snug=${owner.token}`, Authorization: `Bearer ${owner.token}` }[name] ?? '5';
    const raw =
      `POST /api/invites HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n` +
      `Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n${name}: ${value}\r\n\r\n`;
    const result = await converse(target, raw, { enough: 1 });
    expect([400, 401]).toContain(result.statuses[0]);
  });

  it('60,000 chunks of one byte cost no more than a moment', async () => {
    const head =
      `POST /api/sendmessage HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${owner.token}\r\n` +
      'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const result = await converse(target, `${head}${'1\r\n{\r\n'.repeat(60_000)}0\r\n\r\n`, {
      enough: 1,
    });
    expect([400, 413]).toContain(result.statuses[0]);
    expect(result.tookMs).toBeLessThan(3000);
  });

  it('Expect: 100-continue is honoured', async () => {
    const socket = await dial(target);
    let text = '';
    socket.on('data', (part) => (text += part.toString('latin1')));
    const body = '{"content":"expected"}';
    socket.write(
      `POST /api/sendmessage HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${owner.token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await expect.poll(() => statusesOf(text)).toEqual([100]);
    socket.write(body);
    await expect.poll(() => statusesOf(text)).toEqual([100, 201]);
    socket.destroy();
  });

  it('HTTP/1.0 and Connection: close end after the answer', async () => {
    for (const raw of [
      `GET /up HTTP/1.0\r\nHost: ${host}\r\n\r\n`,
      `GET /up HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    ]) {
      const result = await converse(target, raw + second(host));
      expect(result).toMatchObject({ statuses: [200], closed: true });
    }
  });

  it('HEAD gives the head of GET and no body', async () => {
    const result = await converse(
      target,
      `HEAD /up HTTP/1.1\r\nHost: ${host}\r\n\r\n${second(host)}`,
      { enough: 2 },
    );
    expect(result.statuses).toEqual([200, 200]);
    expect(result.text).not.toContain('"up"');
  });

  it('clients that vanish in the middle leave nothing behind', async () => {
    const { readdirSync } = await import('node:fs');
    const open = () => readdirSync(`/proc/${server.pid}/fd`).length;
    const before = open();
    const request = `GET /api/snapshot HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${owner.token}\r\n\r\n`;
    for (let round = 0; round < 10; round += 1) {
      const sockets = await Promise.all(Array.from({ length: 20 }, () => dial(target)));
      for (const [i, socket] of sockets.entries()) {
        socket.on('error', () => undefined);
        socket.write(request.repeat(i % 5).slice(0, -(i % 7) - 1));
        if (!target.secure && i % 2) socket.resetAndDestroy();
        else socket.destroy();
      }
    }
    await expect.poll(open, { timeout: 15_000 }).toBeLessThanOrEqual(before + 2);
    expect((await owner.ask('GET', '/api/me')).status).toBe(200);
  });
});

describe('on a TLS port', () => {
  let server: SnugServer;
  beforeAll(async () => {
    server = await SnugServer.start({ args: ['--tls', 'self-signed'], secure: true });
    await server.setUp();
  });
  afterAll(() => server?.dispose());

  it('plain HTTP gets a clean end, and others go on', async () => {
    const result = await converse({ port: server.port }, second(`127.0.0.1:${server.port}`));
    expect(result.closed).toBe(true);
    expect(result.text).not.toContain('needed');
    const well = await converse(
      { port: server.port, secure: true },
      second(`127.0.0.1:${server.port}`),
      { enough: 1 },
    );
    expect(well.statuses).toEqual([200]);
  });

  it('old versions are refused, 1.2 and 1.3 spoken, no renegotiation', async () => {
    const { connect } = await import('node:tls');
    const tried = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
      new Promise<string>((resolve) => {
        const socket = connect(
          {
            port: server.port,
            host: '127.0.0.1',
            rejectUnauthorized: false,
            minVersion: version,
            maxVersion: version,
            ciphers: 'DEFAULT@SECLEVEL=0',
          },
          () => resolve(socket.getProtocol() ?? 'none'),
        );
        socket.on('error', () => resolve('refused'));
        socket.on('secureConnect', () => socket.destroy());
      });
    expect(await tried('TLSv1.1')).toBe('refused');
    expect(await tried('TLSv1.2')).toBe('TLSv1.2');
    expect(await tried('TLSv1.3')).toBe('TLSv1.3');
  });

  it('the cookie bears the __Host- name, and answers ask for TLS ever after', async () => {
    const { exchange } = await import('../../lib/http.ts');
    const { Person } = await import('../../lib/person.ts');
    const answer = await exchange(server.address, {
      method: 'POST',
      path: '/api/sessions',
      body: { username: 'mara', password: Person.passwordOf('mara') },
    });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-snug=[^;]+;.*Secure/i);
  });

  it('the key is for nobody else to read', async () => {
    const { readdirSync, statSync, readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const all = readdirSync(server.data, { recursive: true }).map((name) =>
      join(server.data, String(name)),
    );
    const keys = all.filter(
      (file) => statSync(file).isFile() && readFileSync(file).includes('PRIVATE KEY'),
    );
    expect(keys.length).toBeGreaterThan(0);
    for (const file of keys) expect(statSync(file).mode & 0o077).toBe(0);
  });
});
