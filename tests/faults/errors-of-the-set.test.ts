// A real mongod answers with errors that it rarely gives by itself (its own `failCommand`): of the change
// stream, in the middle of a transaction, and commits whose outcome nobody knows. Meanwhile senders post
// through two servers. No acknowledged message is lost or doubled, streams stay open and hear everything
// once, and the servers are ready again within 15 s.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Senders } from '../kill/senders.ts';
import { inPython } from '../lib/foreign-driver.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import type { StreamReader } from '../lib/stream.ts';

const sendersEach = 6;
const underWayMs = 500;
const readyWithinMs = 15_000;

interface Fault {
  what: string;
  times: number;
  data: Record<string, unknown>;
}

function ofStream(code: number, name: string): Fault {
  return {
    what: `${name} (${code}) of the change stream`,
    times: 4,
    data: { failCommands: ['getMore'], errorCode: code },
  };
}

const transient = { errorLabels: ['TransientTransactionError'] };
const faults: Fault[] = [
  ofStream(280, 'ChangeStreamFatalError'),
  ofStream(286, 'ChangeStreamHistoryLost'),
  ofStream(136, 'CappedPositionLost'),
  ofStream(43, 'CursorNotFound'),
  {
    what: 'a cut connection of the change stream',
    times: 4,
    data: { failCommands: ['getMore'], closeConnection: true },
  },
  {
    what: 'a stream that cannot be opened again (286)',
    times: 3,
    data: { failCommands: ['aggregate', 'getMore'], errorCode: 286 },
  },
  {
    what: 'write conflicts',
    times: 12,
    data: { failCommands: ['update', 'findAndModify'], errorCode: 112, ...transient },
  },
  {
    what: 'a transaction that is gone (251)',
    times: 6,
    data: { failCommands: ['insert'], errorCode: 251, ...transient },
  },
  {
    what: 'a connection that is cut within a transaction',
    times: 4,
    data: { failCommands: ['insert'], closeConnection: true },
  },
  {
    what: 'a commit that nobody answers',
    times: 3,
    data: { failCommands: ['commitTransaction'], closeConnection: true },
  },
  {
    what: 'a commit of which no majority is known in time (64)',
    times: 3,
    data: {
      failCommands: ['commitTransaction'],
      writeConcernError: { code: 64, codeName: 'WriteConcernFailed', errmsg: 'timed out' },
    },
  },
  {
    what: 'a primary that says it steps down (11602)',
    times: 3,
    data: { failCommands: ['commitTransaction', 'find'], errorCode: 11602 },
  },
];

let set: ReplicaSet;
const servers: SnugServer[] = [];
const streams: StreamReader[] = [];
const senders: Senders[] = [];
let owner: Person;
let first = 0;

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Only what the servers ask fails, not what this test or the members among themselves do. */
async function fail(fault: Fault): Promise<void> {
  const lines = `db.command({'configureFailPoint': 'failCommand', 'mode': {'times': given['times']},
    'data': {**given['data'], 'appName': 'snug'}})`;
  await inPython(set.address, 'admin', lines, fault);
}

/** How often it has failed since the servers started. */
function failures(): Promise<number> {
  const lines = `print(json.dumps(db.command({'configureFailPoint': 'failCommand', 'mode': 'off'})['count']))`;
  return inPython(set.address, 'admin', lines);
}

async function isReady(server: SnugServer): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while ((await fetch(`${server.address}/ready`)).status !== 200) {
    if (Date.now() > until) throw new Error(`not ready after ${readyWithinMs} ms`);
    await pause(50);
  }
}

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  servers.push(await SnugServer.start({ env }));
  owner = await (servers[0] as SnugServer).setUp();
  servers.push(await SnugServer.start({ env }));
  for (const _ of servers) {
    const people = [await owner.bring(), await owner.bring()];
    const tokens = people.map((one) => one.token);
    senders.push(new Senders(sendersEach, tokens, [503]));
  }
  first = (await owner.history()).length;
  for (const server of servers) {
    const stream = await new Person(server.address, owner.username, owner.token).listen();
    await stream.until('caught_up');
    streams.push(stream);
  }
}, 120_000);

afterAll(async () => {
  for (const one of streams) one.close();
  for (const one of servers) await one.dispose();
  set?.dispose();
}, 60_000);

describe('while the set answers with errors', () => {
  it.each(faults)('$what holds nobody up for long', { timeout: 60_000 }, async (fault) => {
    const before = senders.map((one) => one.acknowledged.length);
    await failures();
    let over = false;
    const posting = servers.map((server, i) => senders[i]?.run(server.address, () => over));
    await fail(fault);
    await pause(underWayMs);
    expect(await failures()).toBeGreaterThan(0);
    for (const server of servers) await isReady(server);
    await pause(underWayMs);
    over = true;
    await Promise.all(posting);
    for (const [i, server] of servers.entries()) await senders[i]?.settle(server.address);
    senders.forEach((one, i) => expect(one.acknowledged.length).toBeGreaterThan(before[i] ?? 0));
    expect(senders.flatMap((one) => one.odd)).toEqual([]);
  });

  it('no acknowledged message is lost or doubled, and seq has no hole', {
    timeout: 60_000,
  }, async () => {
    const all = await owner.history();
    expect(all.findIndex((one, i) => one.seq !== i + 1)).toBe(-1);
    const stored = all.slice(first);
    const byId = new Map(stored.map((one) => [one._id, one]));
    const acknowledged = senders.flatMap((one) => one.acknowledged);
    for (const one of acknowledged)
      expect(byId.get(one.id)).toMatchObject({ content: one.content, seq: one.seq });
    expect(stored.length).toBe(acknowledged.length);
  });

  it('streams stay open and hear everything once, in order', { timeout: 60_000 }, async () => {
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
