// Few descriptors, all held by strangers who say nothing: whoever is connected is served on, questions
// to the store included, and the server is still there afterwards.
//
// A reader of the store opened its file at its first question. With no descriptor left that threw where
// nobody caught it: one GET by anybody, signed in or not, ended the server.
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { dial, statusesOf } from '../lib/raw.ts';
import { SnugServer } from '../lib/server.ts';

const descriptors = 128;

/** One request on a connection that stays open; the status of its answer. */
function ask(socket: Socket, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    socket.once('data', (part) => resolve(statusesOf(part.toString('latin1'))[0]));
    socket.once('close', () => resolve(undefined));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  });
}

describe('without a descriptor to spare', () => {
  let server: SnugServer | undefined;
  const open: Socket[] = [];

  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    await server?.dispose();
  });

  it('answers from the store and lives', async () => {
    server = await SnugServer.start({
      wrapper: ['prlimit', `--nofile=${descriptors}:${descriptors}`],
    });
    const target = { port: server.port };
    const first = await dial(target);
    open.push(first);
    expect(await ask(first, '/up')).toBe(200);

    let refused = 0;
    for (let i = 0; i < 2 * descriptors && refused === 0; i += 1) {
      const socket = await dial(target);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        refused += 1;
      });
      socket.resume();
      open.push(socket);
    }
    await expect.poll(() => refused).toBeGreaterThan(0);

    expect(await ask(first, '/api/invites/nobody-made-this')).toBe(404);
    expect(await ask(first, '/api/invites/nor-this')).toBe(404);

    for (const socket of open.splice(1)) socket.destroy();
    const fresh = await dial(target);
    open.push(fresh);
    expect(await ask(fresh, '/api/invites/nor-that')).toBe(404);
  });
});
