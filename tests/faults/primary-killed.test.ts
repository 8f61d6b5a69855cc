// The primary of the replica set is killed again and again under 32 senders on two servers. Afterwards
// every acknowledged message is there exactly once, `seq` has no hole, and who listened on either
// server heard every message once, in the same order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Senders } from '../kill/senders.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import type { StreamReader } from '../lib/stream.ts';

const kills = Number(process.env['SNUG_KILL_CYCLES'] ?? '') || 10;
const sendersEach = 16;
const between = { minMs: 300, maxMs: 1_500 };
const healedWithinMs = 20_000;

let set: ReplicaSet;
const servers: SnugServer[] = [];
const streams: StreamReader[] = [];
const senders: Senders[] = [];
let owner: Person;
let first = 0;

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** The owner, asking through this server. */
function ownerAt(address: string): Person {
  return new Person(address, owner.username, owner.token);
}

/** Until a post through this server is acknowledged again. */
async function healed(server: SnugServer, nonce: string): Promise<void> {
  const until = Date.now() + healedWithinMs;
  for (;;) {
    const answer = await ownerAt(server.address).post('healed', { nonce });
    if (answer.status <= 201) return;
    expect(answer.status, `${answer.text}\n${server.output.slice(-4_000)}`).toBe(503);
    if (Date.now() > until) throw new Error(`not healed after ${healedWithinMs} ms`);
    await pause(100);
  }
}

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  servers.push(await SnugServer.start({ env }));
  owner = await (servers[0] as SnugServer).setUp();
  servers.push(await SnugServer.start({ env }));
  // Each server has its own people: a nonce belongs to its author.
  for (const _ of servers) {
    const people = [await owner.bring(), await owner.bring()];
    const tokens = people.map((one) => one.token);
    senders.push(new Senders(sendersEach, tokens, [503]));
  }
}, 120_000);

afterAll(async () => {
  for (const one of streams) one.close();
  for (const one of servers) await one.dispose();
  set?.dispose();
}, 60_000);

describe(`${kills} kills of the primary under ${2 * sendersEach} senders on two servers`, () => {
  it('happen, and each heals', { timeout: kills * 60_000 }, async () => {
    first = (await owner.history()).length;
    for (const server of servers) {
      const stream = await ownerAt(server.address).listen();
      await stream.until('caught_up');
      streams.push(stream);
    }
    for (let kill = 0; kill < kills; kill += 1) {
      let over = false;
      const posting = servers.map((server, i) => senders[i]?.run(server.address, () => over));
      await pause(between.minMs + Math.random() * (between.maxMs - between.minMs));
      set.killPrimary();
      for (const [i, server] of servers.entries()) await healed(server, `h${kill}_${i}`);
      over = true;
      await Promise.all(posting);
      set.revive();
    }
    for (const [i, server] of servers.entries()) await senders[i]?.settle(server.address);
    expect(senders.flatMap((one) => one.odd)).toEqual([]);
    const acknowledged = senders.reduce((sum, one) => sum + one.acknowledged.length, 0);
    console.log(`${kills} kills, ${acknowledged} messages acknowledged`);
    expect(acknowledged).toBeGreaterThan(kills * 20);
  });

  it('lose and double no acknowledged message', { timeout: 120_000 }, async () => {
    const stored = (await owner.history()).slice(first);
    const byId = new Map(stored.map((one) => [one._id, one]));
    expect(byId.size).toBe(stored.length);
    const acknowledged = senders.flatMap((one) => one.acknowledged);
    for (const one of acknowledged) {
      expect(byId.get(one.id)).toMatchObject({ content: one.content, seq: one.seq });
    }
    expect(stored.length).toBe(acknowledged.length + kills * servers.length);
  });

  it('leave no hole in seq', { timeout: 120_000 }, async () => {
    const seqs = (await owner.history()).map((one) => one.seq);
    expect(seqs.findIndex((seq, i) => seq !== i + 1)).toBe(-1);
  });

  it('cost listeners on either server nothing', { timeout: 60_000 }, async () => {
    const last = (await owner.say('the last word')).seq;
    for (const stream of streams) {
      await stream.until((event) => event.name === 'message' && event.data.seq === last, 30_000);
      expect(stream.isClosed).toBe(false);
      expect(stream.named('resync')).toEqual([]);
      const heard = stream.named('message').map((event) => event.data.seq as number);
      expect(heard).toEqual(Array.from({ length: last - first }, (_, i) => first + 1 + i));
    }
  });
});
