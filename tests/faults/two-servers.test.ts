// Two servers on one replica set are one place: whoever is on either of them sees the same people,
// hears the same, and what is decided through one counts on the other within a second.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import type { StreamEvent, StreamReader } from '../lib/stream.ts';

const promisedWithinMs = 1_000;

let set: ReplicaSet;
const servers: SnugServer[] = [];
let owner: Person; // on the first server

/** The same person, asking the other server. */
function elsewhere(who: Person): Person {
  const other = servers.find((one) => one.address !== who.address) as SnugServer;
  return new Person(other.address, who.username, who.token);
}

async function listening(who: Person): Promise<StreamReader> {
  const stream = await who.listen();
  await stream.until('caught_up');
  return stream;
}

/** How long it takes until the stream tells of it, from `doing` on. */
async function timeUntil(
  stream: StreamReader,
  fits: (event: StreamEvent) => boolean,
  doing: () => Promise<unknown>,
): Promise<number> {
  const began = Date.now();
  await doing();
  await stream.until(fits, 10_000);
  return Date.now() - began;
}

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  const first = await SnugServer.start({ env });
  const second = await SnugServer.start({ env });
  servers.push(first, second);
  // The second server has printed a token of its own; the first one's is good all the same.
  owner = await first.setUp();
}, 120_000);

afterAll(async () => {
  for (const one of servers) await one.dispose();
  set?.dispose();
}, 60_000);

describe('somebody on one server', () => {
  it('is seen by those on the other, and seen to go', { timeout: 60_000 }, async () => {
    const watcher = await listening(owner);
    const friend = elsewhere(await owner.bring());
    const about = (state: string) => (event: StreamEvent) =>
      event.name === 'presence' &&
      event.data.user === friend.username &&
      event.data.state === state;
    let stream: StreamReader | undefined;
    const came = await timeUntil(watcher, about('online'), async () => {
      stream = await listening(friend);
    });
    expect(came).toBeLessThan(promisedWithinMs + 500); // a stream is opened on the way
    const snapshot = await owner.must(200, 'GET', '/api/snapshot');
    expect(snapshot.presence[friend.username]).toBe('online');

    const chose = await timeUntil(watcher, about('dnd'), () =>
      friend.must(204, 'PUT', '/api/me/presence', { state: 'dnd', text: 'baking' }),
    );
    expect(chose).toBeLessThan(promisedWithinMs);
    await timeUntil(watcher, about('offline'), async () => stream?.close());
    watcher.close();
  });

  it('is seen as he chose by a server that starts later', { timeout: 60_000 }, async () => {
    const busy = await owner.bring();
    const hidden = await owner.bring();
    await busy.must(204, 'PUT', '/api/me/presence', { state: 'dnd', text: 'in a meeting' });
    await hidden.must(204, 'PUT', '/api/me/presence', { state: 'invisible' });
    const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
    const third = await SnugServer.start({ env });
    const there = (who: Person) => new Person(third.address, who.username, who.token);
    const streams = [await listening(there(owner)), await listening(there(busy))];
    streams.push(await listening(there(hidden)));
    await streams[0]?.until((event) => event.data.user === busy.username);
    const snapshot = await there(owner).must(200, 'GET', '/api/snapshot');
    expect(snapshot.presence[busy.username]).toBe('dnd');
    expect(snapshot.statuses[busy.username]).toEqual({ text: 'in a meeting' });
    expect(snapshot.presence).not.toHaveProperty(hidden.username);
    const own = await there(hidden).must(200, 'GET', '/api/snapshot');
    expect(own.my_presence).toEqual({ state: 'invisible' });
    for (const stream of streams) stream.close();
    await third.dispose();
  });

  it('is seen to type by those on the other', { timeout: 60_000 }, async () => {
    const watcher = await listening(owner);
    const friend = elsewhere(await owner.bring());
    const typed = await timeUntil(
      watcher,
      (event) => event.name === 'typing' && event.data.user === friend.username,
      () => friend.must(204, 'POST', '/api/channels/home/typing'),
    );
    expect(typed).toBeLessThan(promisedWithinMs);
    watcher.close();
  });

  it('is called by @here from the other', { timeout: 60_000 }, async () => {
    const friend = elsewhere(await owner.bring());
    const watcher = await listening(owner);
    const stream = await listening(friend);
    await watcher.until(
      (event) => event.name === 'presence' && event.data.user === friend.username,
      10_000,
    );
    const called = await owner.say('who is @here?');
    await stream.until((event) => event.data?._id === called._id);
    for (const one of [friend, elsewhere(friend)]) {
      const { channels } = await one.must(200, 'GET', '/api/snapshot');
      expect(channels.find((each: any) => each.id === 'home').mentions).toBe(1);
    }
    stream.close();
    watcher.close();
  });

  it('is out at once when the other server puts him out', { timeout: 60_000 }, async () => {
    const friend = elsewhere(await owner.bring());
    const stream = await listening(friend);
    const began = Date.now();
    await owner.must(204, 'DELETE', `/api/members/${friend.username}`);
    await stream.closed;
    expect(Date.now() - began).toBeLessThan(promisedWithinMs);
    expect((await friend.ask('GET', '/api/me')).status).toBe(401);
  });

  it('is signed out there when he signs out here', { timeout: 60_000 }, async () => {
    const friend = await owner.bring();
    const stream = await listening(elsewhere(friend));
    await friend.must(204, 'DELETE', '/api/sessions/current');
    await stream.closed;
    expect((await elsewhere(friend).ask('GET', '/api/me')).status).toBe(401);
  });
});

describe('what one server acknowledged', () => {
  it('is read from the other at once', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 10; i += 1) {
      const said = await owner.say(`read me ${i}`);
      const page = await elsewhere(owner).must(200, 'GET', '/api/channels/home/messages?limit=1');
      expect(page.messages[0]._id).toBe(said._id);
    }
  });

  it('is kept, found, passed on and added there too', { timeout: 60_000 }, async () => {
    const there = elsewhere(owner);
    const said = await owner.say('a recipe for quince');
    const at = `/api/channels/home/messages/${said._id}`;
    await owner.must(204, 'PUT', `${at}/saved`);
    expect((await there.must(200, 'GET', '/api/saved')).messages).toEqual([said]);
    const found = await there.must(200, 'GET', '/api/search?q=quince');
    expect(found.messages.map((one: any) => one._id)).toEqual([said._id]);

    const room = await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'kitchen' });
    const forward = { channel: 'home', _id: said._id };
    const post = { channel: room.id, forward };
    const passed = await there.must(201, 'POST', '/api/sendmessage', post);
    const origin = `/api/channels/${room.id}/messages/${passed._id}/origin`;
    expect(await owner.must(200, 'GET', origin)).toMatchObject(forward);

    const quince = await owner.must(201, 'POST', '/api/emoji', { name: 'quince' });
    expect((await there.must(200, 'GET', '/api/emoji')).emoji).toEqual([quince]);
    await there.must(204, 'DELETE', '/api/emoji/quince');
    expect((await owner.must(200, 'GET', '/api/emoji')).emoji).toEqual([]);
  });

  it('comes with a cursor that is good on the other', { timeout: 60_000 }, async () => {
    const stream = await listening(owner);
    const last = await owner.say('before');
    await stream.until((event) => event.data?._id === last._id);
    const cursor = stream.lastId;
    stream.close();
    const missed = await owner.say('missed');
    const again = await elsewhere(owner).listen({ query: `?since=${cursor}` });
    await again.until('caught_up');
    expect(again.named('message').map((event) => event.data._id)).toEqual([missed._id]);
    expect(again.named('resync')).toEqual([]);
    again.close();
  });
});

describe('limits', () => {
  const limited: SnugServer[] = [];
  let mara: Person;

  beforeAll(async () => {
    const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Limits' };
    for (let i = 0; i < 2; i += 1) limited.push(await SnugServer.start({ env, limits: 'default' }));
    mara = await (limited[0] as SnugServer).setUp();
    // The first has heard of the second: else it has nobody to tell.
    const hears = await mara.listen();
    await hears.until('caught_up');
    await letterArrives(there(await mara.bring()), hears);
    hears.close();
  }, 60_000);
  afterAll(async () => {
    for (const one of limited) await one.dispose();
  }, 60_000);

  const there = (who: Person) => new Person(limited[1]?.address ?? '', who.username, who.token);

  /** Letters come in their order: what was used before this one is known there. */
  async function letterArrives(from: Person, to: StreamReader): Promise<void> {
    await from.must(204, 'POST', '/api/channels/home/typing');
    await to.until((event) => event.name === 'typing' && event.data.user === from.username);
  }

  async function untilRefused(act: () => Promise<{ status: number }>): Promise<number> {
    for (let done = 0; done < 200; done += 1) if ((await act()).status === 429) return done;
    throw new Error('nobody refused');
  }

  it('count what somebody posts on all limited', { timeout: 60_000 }, async () => {
    const friend = await mara.bring();
    const watcher = await there(mara).listen();
    await watcher.until('caught_up');
    const began = Date.now();
    const first = await untilRefused(() => friend.post('here'));
    await letterArrives(friend, watcher);
    const second = await untilRefused(() => there(friend).post('and there'));
    const fair = 20 + (5 * (Date.now() - began)) / 1000; // a burst, and what has grown back
    expect(first).toBeGreaterThanOrEqual(20);
    expect(first + second).toBeLessThanOrEqual(Math.ceil(fair));
    watcher.close();
  });

  it('count guesses at one account on all limited', { timeout: 60_000 }, async () => {
    const friend = await mara.bring();
    const watcher = await there(mara).listen();
    await watcher.until('caught_up');
    const guess = (server: SnugServer | undefined) => async () => {
      const body = { username: friend.username, password: 'a wrong guess' };
      return exchange(server?.address ?? '', { method: 'POST', path: '/api/sessions', body });
    };
    expect(await untilRefused(guess(limited[0]))).toBe(10);
    await letterArrives(friend, watcher);
    expect(await untilRefused(guess(limited[1]))).toBe(0);
    watcher.close();
  });
});
