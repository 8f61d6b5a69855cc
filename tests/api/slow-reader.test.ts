// A reader that stops reading is cut at its bound; nobody else notices, and its cursor is good.

import { readFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { withServer } from '../lib/suite.ts';

const suite = withServer();

/** A stream that opens and then never reads again. */
function stalled(port: number, token: string): Promise<{ socket: Socket; closed: Promise<void> }> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', highWaterMark: 1024 } as never);
    const closed = new Promise<void>((done) => socket.on('close', () => done()));
    socket.on('error', () => undefined);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.write(
        `GET /api/messagestream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
      );
      socket.once('data', () => {
        socket.pause();
        resolve({ socket, closed });
      });
    });
  });
}

const residentKb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Connections that the kernel shows as established at the server's side of this port. */
function established(port: number): number {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((part) => part[1]?.endsWith(wanted) && part[3] === '01').length;
}

describe('readers that stop', () => {
  it('are closed while a healthy one hears everything at once', async () => {
    const healthy = await suite.owner.listen();
    await healthy.until('caught_up');
    const slow = await Promise.all(
      Array.from({ length: 20 }, () => stalled(suite.server.port, suite.owner.token)),
    );
    const before = established(suite.server.port);
    const rss = residentKb(suite.server.pid);
    const late: number[] = [];
    const padding = 'x'.repeat(3900);
    let cut = false;
    for (let i = 0; i < 1500 && !cut; i += 1) {
      const start = performance.now();
      const said = await suite.owner.say(`${i} ${padding}`);
      await healthy.until((event) => event.data._id === said._id);
      late.push(performance.now() - start);
      healthy.seen.length = 0;
      cut = i % 20 === 0 && established(suite.server.port) <= before - slow.length;
    }
    expect(cut, 'the stalled readers were never closed').toBe(true);
    late.sort((a, b) => a - b);
    expect(late[Math.floor(late.length * 0.99)]).toBeLessThan(500);
    expect(residentKb(suite.server.pid) - rss).toBeLessThan(64 * 1024);
    expect(healthy.isClosed).toBe(false);
    healthy.close();
    for (const one of slow) one.socket.destroy();
  });
});
