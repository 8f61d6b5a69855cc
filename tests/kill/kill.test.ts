// kill -9 at random moments under 64 senders. Afterwards every acknowledged message is there exactly
// once, as it was sent; `seq` has no hole; a listener who came back each time heard each of them once;
// the database is whole.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../lib/person.ts';
import { replicaSet, SnugServer } from '../lib/server.ts';
import type { StreamReader } from '../lib/stream.ts';
import { Senders } from './senders.ts';

const cycles = Number(process.env['SNUG_KILL_CYCLES'] ?? '') || 50;
const senderCount = 64;
/** A kill comes this long after the senders began: from the first group to many checkpoints. */
const aliveMs = { min: 30, max: 500 };

let server: SnugServer;
let owner: Person;
let senders: Senders;
const heard: number[] = [];
let first = 0;

/** Follows from where it was; what it hears goes to `heard`. */
async function listen(cursor: string): Promise<StreamReader> {
  const stream = await owner.listen({ headers: { 'last-event-id': cursor } });
  return stream;
}

beforeAll(async () => {
  server = await SnugServer.start();
  owner = await server.setUp();
  const people = [await owner.bring(), await owner.bring(), await owner.bring()];
  senders = new Senders(
    senderCount,
    [owner, ...people].map((one) => one.token),
  );
}, 60_000);
afterAll(() => server?.dispose());

describe(`${cycles} kills under ${senderCount} senders`, () => {
  it('happen', { timeout: cycles * 10_000 }, async () => {
    const start = await owner.listen();
    await start.until('caught_up');
    first = (await owner.history()).length;
    let cursor = start.lastId ?? '';
    start.close();
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const stream = await listen(cursor);
      let over = false;
      const posting = senders.run(server.address, () => over);
      await new Promise((done) =>
        setTimeout(done, aliveMs.min + Math.random() * (aliveMs.max - aliveMs.min)),
      );
      await server.kill();
      over = true;
      await Promise.all([posting, stream.closed]);
      heard.push(...stream.named('message').map((event) => event.data.seq as number));
      expect(stream.named('resync')).toEqual([]);
      cursor = stream.lastId ?? cursor;
      await server.launch();
    }
    await senders.settle(server.address);
    const last = await listen(cursor);
    await last.until('caught_up', 30_000);
    heard.push(...last.named('message').map((event) => event.data.seq as number));
    last.close();
    console.log(`${cycles} kills, ${senders.acknowledged.length} messages acknowledged`);
    expect(senders.odd).toEqual([]);
    expect(senders.acknowledged.length).toBeGreaterThan(cycles * 10);
  });

  it('lose and double no acknowledged message', { timeout: 120_000 }, async () => {
    const stored = (await owner.history()).slice(first);
    const byId = new Map(stored.map((one) => [one._id, one]));
    expect(byId.size).toBe(stored.length);
    for (const one of senders.acknowledged) {
      expect(byId.get(one.id)).toMatchObject({ content: one.content, seq: one.seq });
    }
    const contents = new Map<string, number>();
    for (const one of stored) contents.set(one.content, (contents.get(one.content) ?? 0) + 1);
    expect([...contents].filter(([, times]) => times > 1)).toEqual([]);
    expect(stored.length).toBe(senders.acknowledged.length);
  });

  it('leave no hole in seq', { timeout: 120_000 }, async () => {
    const seqs = (await owner.history()).map((one) => one.seq);
    expect(seqs.findIndex((seq, i) => seq !== i + 1)).toBe(-1);
  });

  it('cost a listener nothing: it heard each message once, in order', async () => {
    const total = (await owner.history()).length;
    const expected = Array.from({ length: total - first }, (_, i) => first + 1 + i);
    expect(heard.length).toBe(expected.length);
    expect(heard.findIndex((seq, i) => seq !== expected[i])).toBe(-1);
  });

  it.skipIf(replicaSet)('leave the database whole', async () => {
    await server.kill();
    const files = readdirSync(server.data).filter((name) => /\.(db|sqlite3?)$/.test(name));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const said = execFileSync(
        'sqlite3',
        [join(server.data, name), 'PRAGMA integrity_check; PRAGMA foreign_key_check;'],
        { encoding: 'utf8' },
      );
      expect([name, said.trim()]).toEqual([name, 'ok']);
    }
    await server.launch();
  });
});
