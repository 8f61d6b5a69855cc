import { describe, expect, it } from 'vitest';
import { unique } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

describe('SIGTERM', () => {
  it('answers queued posts, ends streams at an event boundary and exits 0 within 5 s', async () => {
    const server = await SnugServer.start();
    const owner = await server.setUp();
    const streams = await Promise.all(Array.from({ length: 10 }, () => owner.listen()));
    await Promise.all(streams.map((one) => one.until('caught_up')));
    const posts = Array.from({ length: 200 }, (_, i) =>
      owner.post(`last words ${i}`, { nonce: unique('s') }).catch(() => undefined),
    );
    await Promise.any(posts);
    const start = Date.now();
    const ended = await server.stop();
    const took = Date.now() - start;
    const answers = (await Promise.all(posts)).filter((one) => one !== undefined);
    expect([ended.code, ended.signal]).toEqual([0, null]);
    expect(took).toBeLessThan(5000);
    for (const answer of answers) expect([201, 503]).toContain(answer.status);
    const acknowledged = answers.filter((one) => one.status === 201).map((one) => one.json._id);
    expect(acknowledged.length).toBeGreaterThan(0);
    await Promise.all(streams.map((one) => one.closed));
    await server.launch();
    const stored = (await owner.history()).map((one) => one._id);
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(stored).size).toBe(stored.length);
    await server.dispose();
  });

  it('does not wait for readers that never read nor for idle connections', async () => {
    const server = await SnugServer.start();
    const owner = await server.setUp();
    const stream = await owner.listen();
    await stream.until('caught_up');
    stream.pause();
    for (let i = 0; i < 60; i += 1) await owner.say('x'.repeat(3900));
    const start = Date.now();
    const ended = await server.stop();
    expect([ended.code, Date.now() - start < 5500]).toEqual([0, true]);
    stream.close();
    await server.dispose();
  });

  it('works for SIGINT as well, as Ctrl-C sends it', async () => {
    const server = await SnugServer.start();
    server.signal('SIGINT');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    await server.dispose();
  });
});
