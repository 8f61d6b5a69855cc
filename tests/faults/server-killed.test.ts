// One of two servers on a set is killed while a thousand streams listen, half of them on it. They come
// back to the other with the cursor they had, and each has heard every acknowledged message once, all in
// one order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import type { StreamReader } from '../lib/stream.ts';

const streamsEach = 500;
const openAtOnce = 50;
const betweenPostsMs = 40;
const before = 50;
const after = 50;

/** What one listener had of the server that died, and of the one it came back to. */
interface Listener {
  first: StreamReader;
  second?: StreamReader;
}

let set: ReplicaSet;
let dying: SnugServer;
let staying: SnugServer;
let owner: Person;
const listeners: Listener[] = [];
const patient: StreamReader[] = [];

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function at(server: SnugServer): Person {
  return new Person(server.address, owner.username, owner.token);
}

async function inTurns<T>(count: number, open: (index: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) {
    const turn = Math.min(openAtOnce, count - all.length);
    const from = all.length;
    all.push(...(await Promise.all(Array.from({ length: turn }, (_, i) => open(from + i)))));
  }
  return all;
}

/** Posts through the server until it is acknowledged there, or by the other where the first has died. */
async function postUntilHeld(content: string, server: SnugServer): Promise<string> {
  const nonce = content.replaceAll(' ', '-');
  for (const one of [server, staying]) {
    const answer = await at(one)
      .post(content, { nonce })
      .catch(() => undefined);
    if (answer && (answer.status === 201 || answer.status === 200)) return answer.json._id;
    if (answer) expect(answer.status).toBe(503);
  }
  throw new Error(`nobody acknowledged: ${content}`);
}

function heard(reader: StreamReader | undefined): string[] {
  return (reader?.named('message') ?? []).map((event) => event.data._id);
}

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  dying = await SnugServer.start({ env });
  owner = await dying.setUp();
  staying = await SnugServer.start({ env });
}, 120_000);

afterAll(async () => {
  for (const one of [...patient, ...listeners.flatMap((each) => [each.first, each.second])])
    one?.close();
  await dying?.dispose();
  await staying?.dispose();
  set?.dispose();
}, 60_000);

describe(`${2 * streamsEach} streams on two servers`, () => {
  const acknowledged: string[] = [];

  it('outlive one of the servers', { timeout: 180_000 }, async () => {
    const readers = await inTurns(streamsEach, () => at(dying).listen());
    listeners.push(...readers.map((first) => ({ first })));
    patient.push(...(await inTurns(streamsEach, () => at(staying).listen())));
    for (const one of [...readers, ...patient]) await one.until('caught_up', 30_000);

    for (let i = 0; i < before; i += 1) {
      acknowledged.push(await postUntilHeld(`before ${i}`, i % 2 ? dying : staying));
      await pause(betweenPostsMs);
    }
    const dead = dying.kill();
    const posting = (async () => {
      for (let i = 0; i < after; i += 1) {
        acknowledged.push(await postUntilHeld(`after ${i}`, i % 2 ? dying : staying));
        await pause(betweenPostsMs);
      }
    })();
    await dead;
    await Promise.all(listeners.map((one) => one.first.closed));
    await inTurns(listeners.length, async (index) => {
      const one = listeners[index] as Listener;
      one.second = await at(staying).listen({ query: `?since=${one.first.lastId}` });
    });
    await posting;
  });

  it('have heard every message once, in one order', { timeout: 60_000 }, async () => {
    const stored = (await at(staying).history()).map((one) => one._id);
    expect(stored.filter((id) => acknowledged.includes(id))).toHaveLength(before + after);
    const last = stored.at(-1);
    const open = [...patient, ...listeners.map((one) => one.second as StreamReader)];
    for (const one of open) await one.until((event) => event.data?._id === last, 30_000);
    for (const one of patient) expect(heard(one)).toEqual(stored);
    for (const one of listeners)
      expect([...heard(one.first), ...heard(one.second)]).toEqual(stored);
    expect(listeners.every((one) => one.second?.named('resync').length === 0)).toBe(true);
  });
});
