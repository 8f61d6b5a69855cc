// A proxy that reaches the server through a unix socket is believed about whom it speaks for when the
// host says so, and only then: whoever guesses is counted by his own address, cookies are those of TLS.
import { execFile, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { binary, freshFolder } from '../lib/server.ts';

interface Answer {
  status: number;
  head: string;
}

/** One request through the socket, with curl, as the proxy would send it for `client`. */
function ask(socket: string, client: string, path: string, body: unknown): Promise<Answer> {
  const args = ['-sS', '-i', '--unix-socket', socket, `http://snug.example${path}`];
  args.push('-H', `X-Forwarded-For: ${client}`, '-H', 'X-Forwarded-Proto: https');
  args.push('-H', 'Content-Type: application/json', '-d', JSON.stringify(body));
  return new Promise((resolve, reject) =>
    execFile('curl', args, (error, head) => {
      if (error) return reject(error);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head });
    }),
  );
}

describe('behind a proxy on a unix socket', () => {
  let stop: (() => Promise<void>) | undefined;

  afterEach(async () => await stop?.());

  async function serve(...more: string[]): Promise<{ socket: string; token: string }> {
    const folder = freshFolder();
    const socket = join(folder, 'http.sock');
    const line = ['serve', '--listen', `unix:${socket}`, '--data', join(folder, 'data'), ...more];
    const child = spawn(binary, [...line, '--limit', 'signin_per_address=3']);
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    stop = async () => {
      const ended = new Promise((done) => child.on('close', done));
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      rmSync(folder, { recursive: true, force: true });
    };
    await expect.poll(() => existsSync(socket) && output, { timeout: 15_000 }).toContain('setup#');
    return { socket, token: /setup#(\S+)/.exec(output)?.[1] ?? '' };
  }

  const setUp = (socket: string, token: string) =>
    ask(socket, '192.0.2.1', '/api/setup', {
      token,
      server_name: 'The Lamp Room',
      username: 'mara',
      password: 'mara has a long password',
    });

  const guess = (socket: string, client: string, username: string) =>
    ask(socket, client, '/api/sessions', { username, password: 'a wild guess' });

  it('counts each client by himself and sets the cookie of TLS', async () => {
    const { socket, token } = await serve('--trusted-proxy', 'unix');
    const made = await setUp(socket, token);
    expect(made.status).toBe(201);
    expect(made.head).toMatch(/^set-cookie: __Host-snug=.*; Secure/im);
    for (let i = 0; i < 3; i += 1)
      expect((await guess(socket, '192.0.2.7', `name${i}`)).status).toBe(401);
    expect((await guess(socket, '192.0.2.7', 'name3')).status).toBe(429);
    expect((await guess(socket, '192.0.2.8', 'name3')).status).toBe(401);
  });

  it('believes nobody about it unless the host says so', async () => {
    const { socket, token } = await serve();
    const made = await setUp(socket, token);
    expect(made.status).toBe(201);
    expect(made.head).not.toMatch(/^set-cookie: .*Secure/im);
    // They all come from one place, and so did the setup, the first of three attempts.
    for (let i = 0; i < 2; i += 1)
      expect((await guess(socket, `192.0.2.${i}`, `name${i}`)).status).toBe(401);
    expect((await guess(socket, '192.0.2.9', 'name2')).status).toBe(429);
  });
});
