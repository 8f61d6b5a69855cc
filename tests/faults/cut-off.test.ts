// Two servers on one replica set. One is cut off from it; then the set has no majority; then all of
// it is down. Meanwhile nothing is acknowledged that could be lost, posts are told to come back,
// streams stay open; afterwards everybody has everything, once and in order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Island } from '../lib/island.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import type { StreamReader } from '../lib/stream.ts';

const root = process.getuid?.() === 0;
if (!root) console.warn('being cut off is not tested: a network namespace needs root');

const healedWithinMs = 15_000;
const downForMs = (Number(process.env['SNUG_DOWN_S'] ?? '') || 8) * 1_000;

let island: Island;
let set: ReplicaSet;
let here: SnugServer;
let there: SnugServer;
let owner: Person;
let away: Person; // the owner as well, asking the server on the island
let nonces = 0;
const streams: StreamReader[] = [];

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

async function readiness(of: Person): Promise<number> {
  return (await of.ask('GET', '/ready', undefined, { timeoutMs: 20_000 })).status;
}

/** A post that has to be refused for now; its nonce, under which it may be sent again. */
async function refusedForNow(by: Person): Promise<string> {
  nonces += 1;
  const nonce = `cut_${nonces}`;
  const answer = await by.ask(
    'POST',
    '/api/sendmessage',
    { content: nonce, nonce },
    { timeoutMs: 30_000 },
  );
  expect([answer.status, answer.text]).toEqual([503, answer.text]);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  return nonce;
}

/** Sends it again until it is acknowledged. */
async function acknowledged(by: Person, nonce: string): Promise<void> {
  const until = Date.now() + healedWithinMs;
  for (;;) {
    const answer = await by.ask(
      'POST',
      '/api/sendmessage',
      { content: nonce, nonce },
      { timeoutMs: 30_000 },
    );
    if (answer.status <= 201) return;
    expect(answer.status).toBe(503);
    if (Date.now() > until) throw new Error(`not healed after ${healedWithinMs} ms`);
    await pause(100);
  }
}

/** Both streams are open, were never told to load afresh, and have everything in order. */
async function expectWholeStreams(): Promise<void> {
  const last = (await owner.say('the last word')).seq;
  const history = await owner.history();
  expect(history.map((one) => one.seq)).toEqual(history.map((_, i) => i + 1));
  const contents = history.map((one) => one.content);
  expect(new Set(contents.filter((one) => one.startsWith('cut_'))).size).toBe(
    contents.filter((one) => one.startsWith('cut_')).length,
  );
  for (const stream of streams) {
    await stream.until((event) => event.name === 'message' && event.data.seq === last, 20_000);
    expect(stream.isClosed).toBe(false);
    expect(stream.named('resync')).toEqual([]);
    const heard = stream.named('message').map((event) => event.data.seq as number);
    const first = heard[0] ?? 0;
    expect(heard).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
  }
}

describe.runIf(root)('a server', () => {
  beforeAll(async () => {
    island = new Island();
    set = new ReplicaSet(island.databaseAddress);
    const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
    here = await SnugServer.start({ env });
    owner = await here.setUp();
    there = await SnugServer.start({ env, host: island.address, wrapper: island.wrapper });
    away = new Person(there.address, owner.username, owner.token);
    for (const one of [owner, away]) {
      const stream = await one.listen();
      await stream.until('caught_up');
      streams.push(stream);
    }
  }, 120_000);

  afterAll(async () => {
    for (const one of streams) one.close();
    for (const one of [here, there]) await one?.dispose();
    set?.dispose();
    island?.dispose();
  }, 60_000);

  it('that is cut off from the database refuses for now and catches up', {
    timeout: 120_000,
  }, async () => {
    expect(await readiness(away)).toBe(200);
    island.cut();
    const nonce = await refusedForNow(away);
    expect(await readiness(away)).toBe(503);
    for (let i = 0; i < 50; i += 1) await owner.say(`meanwhile ${i}`);
    expect(await readiness(owner)).toBe(200);
    island.heal();
    await acknowledged(away, nonce);
    await expectWholeStreams();
    expect(await readiness(away)).toBe(200);
  });

  it('on a set without a majority acknowledges nothing until there is one', {
    timeout: 180_000,
  }, async () => {
    set.freezeSecondaries();
    const refused: [Person, string][] = [];
    for (const one of [owner, away]) refused.push([one, await refusedForNow(one)]);
    expect(await readiness(owner)).toBe(503);
    set.revive();
    for (const [one, nonce] of refused) await acknowledged(one, nonce);
    await expectWholeStreams();
  });

  it('on a set that is down altogether comes back with it', { timeout: 240_000 }, async () => {
    set.killAll();
    const until = Date.now() + downForMs;
    const refused: [Person, string][] = [];
    for (const one of [owner, away]) refused.push([one, await refusedForNow(one)]);
    await pause(Math.max(0, until - Date.now()));
    set.revive();
    for (const [one, nonce] of refused) await acknowledged(one, nonce);
    await expectWholeStreams();
    for (const one of [owner, away]) expect(await readiness(one)).toBe(200);
  });
});
