// What another program does in `home`, through Python's driver, while two servers run, while one of
// them is killed, and while none is there: every server tells the same, once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPython } from '../lib/foreign-driver.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import type { StreamReader } from '../lib/stream.ts';

let set: ReplicaSet;
let first: SnugServer;
let second: SnugServer;
let owner: Person;
let there: Person; // the same, on the second server

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  first = await SnugServer.start({ env });
  second = await SnugServer.start({ env });
  owner = await first.setUp();
  there = new Person(second.address, owner.username, owner.token);
}, 120_000);
afterAll(async () => {
  for (const one of [first, second]) await one?.dispose();
  set?.dispose();
}, 60_000);

const python = (lines: string, given: unknown = {}) =>
  inPython(set.address, 'Messages', lines, given);

const insert = `
import datetime
for content in given["contents"]:
    db.home.insert_one({"content": content, "timestamp": datetime.datetime.utcnow(), "author": "a script"})
`;

async function both(): Promise<StreamReader[]> {
  const streams = await Promise.all([owner.listen(), there.listen()]);
  for (const one of streams) await one.until('caught_up');
  return streams;
}

/** Waits until both have told of it, and gives what each has told since, position and all. */
async function toldBy(streams: StreamReader[], fits: (data: any) => boolean) {
  for (const one of streams) await one.until((event) => event.data && fits(event.data), 20_000);
  const told = streams.map((one) =>
    one.seen
      .filter((event) => event.id !== undefined && event.data?.channel === 'home')
      .map(({ name, id, data }) => ({ name, id, data })),
  );
  for (const one of streams) one.close();
  return told;
}

describe('another program', () => {
  it('is heard live on both servers, in one order', { timeout: 60_000 }, async () => {
    const streams = await both();
    const contents = Array.from({ length: 20 }, (_, i) => `from a script ${i}`);
    await python(insert, { contents });
    const [here, elsewhere] = await toldBy(streams, (data) => data.content === contents.at(-1));
    expect(here?.map((event) => event.data.content)).toEqual(contents);
    expect(elsewhere).toEqual(here);
    expect(here?.[0]?.data).toMatchObject({ author: 'a script', outside: true });
  });

  it('may change and remove what was said', { timeout: 60_000 }, async () => {
    const own = await owner.say('what I said');
    await python(insert, { contents: ['change me', 'remove me'] });
    const streams = await both();
    await python(`
db.home.update_one({"content": "change me"}, {"$set": {"content": "changed"}})
db.home.delete_one({"content": "remove me"})
db.home.update_one({"content": "what I said"}, {"$set": {"content": "what I never said"}})
`);
    for (const one of streams) await one.until('message_deleted', 20_000);
    const [here, elsewhere] = await toldBy(streams, (data) => data.content === 'what I never said');
    // What is noticed at one moment is settled together, removals last.
    expect(here?.map((event) => event.name).sort()).toEqual([
      'message_deleted',
      'message_edited',
      'message_edited',
    ]);
    expect(elsewhere).toEqual(here);
    const mine = here?.find((event) => event.data._id === own._id);
    expect(mine?.data).toMatchObject({ content: 'what I never said', outside: true });
    const at = `/api/channels/home/messages/${own._id}`;
    const answer = await owner.ask('PATCH', at, { content: 'mine again' });
    expect(answer.status).toBe(403);
  });

  it('is answered and reacted to like anybody', { timeout: 60_000 }, async () => {
    const streams = await both();
    await python(insert, { contents: ['an odd question'] });
    const [told] = await toldBy(streams, (data) => data.content === 'an odd question');
    const { _id, seq } = told?.at(-1)?.data ?? {};
    await there.must(
      204,
      'PUT',
      `/api/channels/home/messages/${_id}/reactions/${encodeURIComponent('👍')}`,
    );
    const reply = await there.say('an answer', { reply_to: _id });
    expect(reply.reply_to).toEqual({ _id, seq, author: 'a script' });
    const page = await owner.must(200, 'GET', '/api/channels/home/messages?limit=2');
    expect(page.messages[0].reactions).toEqual([
      { emoji: '👍', users: [owner.username], count: 1 },
    ]);
  });

  it('writes what nobody can read, and that is set aside', { timeout: 60_000 }, async () => {
    const streams = await both();
    await python(`
import bson
deep = {}
for i in range(80): deep = {"more": deep}
head = db.head.find_one()
for odd in [{"content": 5, "author": "x"}, {"content": "no author"}, {"content": deep, "author": deep},
            {"content": "x" * 5000, "author": "x"}, {"content": "x" * (16 * 1024 * 1024 - 100), "author": "x"},
            {"_id": "odd", "content": "x", "author": "x"}, {"content": "x", "author": "\\n"},
            {"content": "x", "author": "x", "channel": "home", "seq": bson.Int64(head["seq"]["home"] + 1), "rev": 1}]:
    db.home.insert_one(odd)
`);
    await python(insert, { contents: ['good'] });
    await owner.say('and good');
    const [here, elsewhere] = await toldBy(streams, (data) => data.content === 'and good');
    expect(here?.map((event) => event.data.content).sort()).toEqual(['and good', 'good']);
    expect(elsewhere).toEqual(here);
    const counted = await python(
      'print(json.dumps(db.home.count_documents({"snug_refused": {"$exists": True}})))',
    );
    expect(counted).toBe(8);
  });

  it('loses and doubles nothing when a server is killed', { timeout: 120_000 }, async () => {
    const contents = Array.from({ length: 400 }, (_, i) => `through the kill ${i}`);
    const written = python(insert, { contents });
    const stream = await there.listen();
    await stream.until((event) => event.data?.content === contents[50], 20_000);
    await first.kill();
    await written;
    await stream.until((event) => event.data?.content === contents.at(-1), 30_000);
    await first.launch();
    for (const one of [there, owner]) {
      const all = (await one.history()).filter((each) => each.content?.startsWith('through the'));
      expect(all.map((each) => each.content)).toEqual(contents);
    }
    const seqs = (await owner.history()).map((one) => one.seq);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    stream.close();
  });

  it('is heard of when servers start again', { timeout: 120_000 }, async () => {
    const stream = await owner.listen();
    await stream.until('caught_up');
    await python(insert, { contents: ['change me too', 'remove me too'] });
    await stream.until((event) => event.data?.content === 'remove me too');
    const cursor = stream.lastId;
    stream.close();
    await owner.say('the last before the night');
    for (const one of [first, second]) await one.stop();
    await python(insert, { contents: ['said at night'] });
    await python(`
db.home.update_one({"content": "change me too"}, {"$set": {"content": "changed at night"}})
db.home.delete_one({"content": "remove me too"})
`);
    for (const one of [first, second]) await one.launch();
    const again = await owner.listen({ query: `?since=${cursor}` });
    await again.until((event) => event.name === 'message_deleted', 20_000);
    await again.until((event) => event.data?.content === 'changed at night', 20_000);
    await again.until((event) => event.data?.content === 'said at night', 20_000);
    expect(again.named('message_edited')).toHaveLength(1);
    expect(again.named('message_deleted')).toHaveLength(1);
    again.close();
  });
});
