// Clients that dawdle are cut at their time limit; meanwhile everybody else is served.
import { describe, expect, it } from 'vitest';
import { dial } from '../../lib/raw.ts';
import { withServer } from '../../lib/suite.ts';

const suite = withServer();

async function closedAfter(send: string, drip: string, withinMs: number): Promise<number> {
  const socket = await dial({ port: suite.server.port });
  const start = Date.now();
  socket.on('error', () => undefined);
  socket.resume();
  socket.write(send);
  const timer = setInterval(() => socket.write(drip), 500);
  const over = setTimeout(() => socket.destroy(new Error('never closed')), withinMs);
  await new Promise<void>((done) => socket.on('close', () => done()));
  clearInterval(timer);
  clearTimeout(over);
  return Date.now() - start;
}

describe.concurrent('a client that sends', () => {
  it('its head a byte at a time is cut after 10 s', async () => {
    const took = await closedAfter('GET /up HTTP/1.1\r\nX: ', 'x', 30_000);
    expect(took).toBeGreaterThan(8000);
    expect(took).toBeLessThan(13_000);
  });

  it('nothing at all is cut', async () => {
    expect(await closedAfter('', '', 80_000)).toBeLessThan(70_000);
  });

  it('its body a byte at a time is cut after 30 s', async () => {
    const head = `POST /api/sendmessage HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${suite.owner.token}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`;
    const took = await closedAfter(head, ' ', 50_000);
    expect(took).toBeGreaterThan(25_000);
    expect(took).toBeLessThan(35_000);
  });

  it('slowly in great number does not slow the others', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 500 }, () => dial({ port: suite.server.port })),
    );
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write('POST /api/sendmessage HTTP/1.1\r\nHost: x\r\n');
    }
    const took: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      const start = performance.now();
      expect((await suite.owner.ask('GET', '/api/me')).status).toBe(200);
      took.push(performance.now() - start);
    }
    took.sort((a, b) => a - b);
    expect(took[190]).toBeLessThan(250);
    for (const socket of sockets) socket.destroy();
  });
});
