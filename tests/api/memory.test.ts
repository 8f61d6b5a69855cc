// A flood of strangers who never finish their request costs memory while it lasts and not afterwards:
// four times as much as before stayed with the server for as long as it ran.
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { dial } from '../lib/raw.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();

const residentKb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

it('gives memory back after a flood of unfinished requests', async () => {
  const { pid, port } = suite.server;
  const before = residentKb(pid);
  const flood: Socket[] = [];
  const unfinished = `GET /up HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(15_000)}`;
  for (let i = 0; i < 1500; i += 1) {
    const socket = await dial({ port });
    socket.on('error', () => undefined);
    socket.write(unfinished);
    flood.push(socket);
  }
  await expect.poll(() => residentKb(pid), { timeout: 10_000 }).toBeGreaterThan(before + 10_000);
  for (const socket of flood) socket.destroy();
  await expect.poll(() => residentKb(pid), { timeout: 20_000 }).toBeLessThan(before + 6_000);
}, 60_000);
