import { describe, expect, it } from 'vitest';
import { type Person } from '../lib/person.ts';
import { StreamReader, StreamRefused } from '../lib/stream.ts';
import { withServer } from '../lib/suite.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
  await tavi.say('something to begin with');
});

async function opened(
  who: Person,
  query = '',
  headers: Record<string, string> = {},
): Promise<StreamReader> {
  const stream = await who.listen({ query, headers });
  await stream.until('caught_up');
  return stream;
}

describe('a fresh stream', () => {
  it('says hello first, with the head and my read marks, then caught_up, then what is new', async () => {
    const stream = await opened(suite.owner);
    const said = await tavi.say('live');
    const live = await stream.until((event) => event.name === 'message');
    expect(stream.seen.map((event) => event.name)).toEqual(['hello', 'caught_up', 'message']);
    const [hello, caughtUp] = stream.seen;
    expect(hello?.id).toBe(hello?.data.cursor);
    expect(caughtUp).toMatchObject({ id: hello?.id, data: { cursor: hello?.id } });
    expect(hello?.data.reads).toEqual([expect.objectContaining({ channel: 'home' })]);
    expect(live).toMatchObject({ data: { _id: said._id, content: 'live' } });
    expect(live.id?.split('.')[1]).toBe(String(said.rev));
    expect(stream.contentType).toMatch(/^text\/event-stream/);
    expect(stream.headers['cache-control']).toMatch(/no-store|no-cache/);
    stream.close();
  });

  it('gives the event and the reply in the same words', async () => {
    const stream = await opened(suite.owner);
    const said = await tavi.say('same for all', { nonce: 'same-for-all' });
    const live = await stream.until((event) => event.data._id === said._id);
    expect(live.data).toEqual(said);
    stream.close();
  });

  it('tells edits, deletions, profiles and departures', async () => {
    const stream = await opened(suite.owner);
    const friend = await suite.owner.bring();
    const said = await friend.say('first');
    await friend.must(200, 'PATCH', `/api/channels/home/messages/${said._id}`, {
      content: 'second',
    });
    await friend.must(204, 'DELETE', `/api/channels/home/messages/${said._id}`);
    await friend.must(200, 'PATCH', '/api/me', { display_name: 'A Friend' });
    await friend.must(204, 'DELETE', '/api/me');
    await stream.until(
      (event) => event.name === 'member_left' && event.data.username === friend.username,
    );
    const about = stream.seen.filter((event) =>
      [event.data._id, event.data.username].some((is) => is === said._id || is === friend.username),
    );
    expect(about.map((event) => event.name)).toEqual([
      'member_joined',
      'message',
      'message_edited',
      'message_deleted',
      'member_updated',
      'member_left',
    ]);
    expect(about.at(-1)?.data.reason).toBe('left');
    const positions = stream.seen
      .filter((event) => event.id)
      .map((event) => Number(event.id?.split('.')[1]));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(stream.faults).toEqual([]);
    stream.close();
  });

  it('cannot be forged by the text of a message', async () => {
    const stream = await opened(suite.owner);
    const said = await tavi.say(
      'x\n\nevent: signed_out\ndata: {"reason":"forged"}\nid: 1.1\n\u2028\u2029:',
    );
    const live = await stream.until((event) => event.data._id === said._id);
    const after = await tavi.say('after');
    await stream.until((event) => event.data._id === after._id);
    expect(live.data.content).toBe(said.content);
    expect(stream.named('signed_out')).toEqual([]);
    stream.close();
  });

  it('sends a comment within 15 s when nothing happens', async () => {
    const stream = await opened(suite.owner);
    const start = Date.now();
    await stream.comment();
    expect(Date.now() - start).toBeLessThan(16_500);
    stream.close();
  });

  it('is not for somebody without a session', async () => {
    const refused = await StreamReader.open(suite.server.address).catch((error: unknown) => error);
    expect((refused as StreamRefused).status).toBe(401);
    expect((refused as StreamRefused).body.code).toBe('not_signed_in');
  });
});

describe('a resumed stream', () => {
  it('gives exactly what was missed, then caught_up, then what is new', async () => {
    const first = await opened(suite.owner);
    const cursor = first.lastId ?? '';
    first.close();
    const missed = [];
    for (let i = 0; i < 30; i += 1) missed.push(await tavi.say(`missed ${i}`));
    for (const options of [
      { query: `?since=${cursor}` },
      { headers: { 'last-event-id': cursor } },
    ]) {
      const stream = await suite.owner.listen(options);
      await stream.until('caught_up');
      expect(stream.seen[0]).toMatchObject({ name: 'hello', id: undefined });
      expect(stream.named('message').map((event) => event.data._id)).toEqual(
        missed.map((one) => one._id),
      );
      expect(stream.named('resync')).toEqual([]);
      const said = await tavi.say('and on');
      missed.push(said);
      await stream.until((event) => event.data._id === said._id);
      expect(stream.faults).toEqual([]);
      stream.close();
    }
  });

  it('shows edited messages in their present form and deleted ones as tombstones only', async () => {
    const cursor = (await opened(suite.owner)).lastId ?? '';
    const edited = await tavi.say('rough words');
    await tavi.must(200, 'PATCH', `/api/channels/home/messages/${edited._id}`, {
      content: 'fine words',
    });
    const gone = await tavi.say('words to be forgotten');
    await tavi.must(204, 'DELETE', `/api/channels/home/messages/${gone._id}`);
    const stream = await opened(suite.owner, `?since=${cursor}`);
    const told = JSON.stringify(stream.seen);
    expect(told).not.toContain('rough words');
    expect(told).not.toContain('words to be forgotten');
    expect(told).toContain('fine words');
    expect(new Set(stream.named('message_deleted').map((event) => event.data._id))).toEqual(
      new Set([gone._id]),
    );
    stream.close();
  });

  it('prefers Last-Event-ID over since', async () => {
    const early = (await opened(suite.owner)).lastId ?? '';
    await tavi.say('between the cursors');
    const late = (await opened(suite.owner)).lastId ?? '';
    const stream = await opened(suite.owner, `?since=${early}`, { 'last-event-id': late });
    expect(stream.named('message')).toEqual([]);
    stream.close();
  });

  it('may itself be cut during the replay and loses nothing', async () => {
    const cursor = (await opened(suite.owner)).lastId ?? '';
    const said = [];
    for (let i = 0; i < 200; i += 1) said.push(await tavi.say(`${i} ${'padding '.repeat(60)}`));
    const got: string[] = [];
    let at = cursor;
    for (let round = 0; round < 50; round += 1) {
      const stream = await suite.owner.listen({ headers: { 'last-event-id': at } });
      const done = stream.until('caught_up').then(() => true);
      const some = stream.until(() => stream.named('message').length >= 7).then(() => false);
      const finished = await Promise.race([done, some]);
      got.push(...stream.named('message').map((event) => event.data._id as string));
      at = stream.lastId ?? at;
      stream.close();
      void Promise.allSettled([done, some]);
      if (finished) break;
    }
    expect(got).toEqual(said.map((one) => one._id));
  });

  const odd: [string, (head: string) => string, string?][] = [
    ['garbage', () => 'garbage'],
    ['empty parts', () => '.'],
    ['a negative position', (head) => `${head.split('.')[0]}.-1`],
    ['a fraction', (head) => `${head}.5`],
    ['more than 64 bits', (head) => `${head.split('.')[0]}.99999999999999999999`],
    ['the future', (head) => `${head.split('.')[0]}.${Number(head.split('.')[1]) + 1_000_000}`],
    ['another epoch', (head) => `${'0'.repeat(head.indexOf('.'))}.${head.split('.')[1]}`, 'epoch'],
    ['hex', (head) => `${head.split('.')[0]}.0x10`],
    ['a leading plus', (head) => `${head.split('.')[0]}.+1`],
    ['five kilobytes', () => 'x'.repeat(5000)],
  ];

  it.each(odd)(
    'with a cursor that is %s says resync with the head as id, and goes on',
    async (_, make, reason) => {
      const head = (await opened(suite.owner)).lastId ?? '';
      for (const how of ['header', 'query'] as const) {
        const cursor = make(head);
        const options =
          how === 'header'
            ? { headers: { 'last-event-id': cursor } }
            : { query: `?since=${encodeURIComponent(cursor)}` };
        const stream = await suite.owner.listen(options);
        await stream.until('caught_up');
        expect(stream.seen.map((event) => event.name)).toEqual(['hello', 'resync', 'caught_up']);
        expect(stream.seen[1]?.id).toMatch(/^[A-Za-z0-9_-]+\.\d+$/);
        expect(stream.seen[1]?.id?.split('.')[0]).toBe(head.split('.')[0]);
        if (reason) expect(stream.seen[1]?.data.reason).toBe(reason);
        const said = await tavi.say('it goes on');
        await stream.until((event) => event.data._id === said._id);
        stream.close();
      }
    },
  );

  it('from the very beginning gives everything or says resync', async () => {
    const head = (await opened(suite.owner)).lastId ?? '';
    const stream = await opened(suite.owner, `?since=${head.split('.')[0]}.0`);
    const told = [...stream.named('message'), ...stream.named('message_deleted')];
    const ids = new Set(told.map((event) => event.data._id));
    if (stream.named('resync').length === 0) expect(ids.size).toBe((await tavi.history()).length);
    stream.close();
  });
});

describe('a quiet stream', () => {
  it('carries messages and little else', async () => {
    const stream = await opened(suite.owner, '?quiet=1');
    const friend = await suite.owner.bring();
    await friend.must(200, 'PATCH', '/api/me', { display_name: 'Loud Friend' });
    const said = await friend.say('for the phone');
    await stream.until((event) => event.data._id === said._id);
    const names = new Set(stream.seen.map((event) => event.name));
    for (const name of names) {
      expect([
        'hello',
        'resync',
        'caught_up',
        'message',
        'message_deleted',
        'read',
        'signed_out',
      ]).toContain(name);
    }
    stream.close();
  });
});

describe('presence', () => {
  it('is told when somebody comes and goes, and stands in the snapshot', async () => {
    const stream = await opened(suite.owner);
    const friend = await suite.owner.bring();
    const theirs = await opened(friend);
    await stream.until(
      (event) =>
        event.name === 'presence' &&
        event.data.user === friend.username &&
        event.data.state === 'online',
    );
    expect((await suite.owner.must(200, 'GET', '/api/snapshot')).presence[friend.username]).toBe(
      'online',
    );
    theirs.close();
    await stream.until(
      (event) =>
        event.name === 'presence' &&
        event.data.user === friend.username &&
        event.data.state === 'offline',
      20_000,
    );
    stream.close();
  });
});

describe('somebody kicked', () => {
  it('hears signed_out within a second and nothing said later', async () => {
    const friend = await suite.owner.bring();
    const stream = await opened(friend);
    const start = Date.now();
    await suite.owner.must(204, 'DELETE', `/api/members/${friend.username}`);
    await tavi.say('said behind the door');
    await stream.closed;
    expect(Date.now() - start).toBeLessThan(1500);
    expect(stream.seen.at(-1)?.name).toBe('signed_out');
    expect(JSON.stringify(stream.seen)).not.toContain('said behind the door');
    expect((await friend.ask('GET', '/api/me')).status).toBe(401);
    const refused = await friend.listen().catch((error: unknown) => error);
    expect((refused as StreamRefused).status).toBe(401);
  });
});

describe('a guest', () => {
  it('who becomes a member is told what he may see from now on', async () => {
    const guest = await suite.owner.bring('guest');
    const stream = await opened(guest);
    await suite.owner.must(200, 'PATCH', `/api/members/${guest.username}`, { role: 'member' });
    const updated = await stream.until(
      (event) => event.name === 'member_updated' && event.data.username === guest.username,
    );
    expect(updated.data.role).toBe('member');
    expect(stream.faults).toEqual([]);
    stream.close();
  });
});

describe('too many streams of one person', () => {
  const strict = withServer({ args: ['--limit', 'streams_per_person=3'] });

  it('are refused with 429, and there is room again when one goes', async () => {
    const streams = await Promise.all(Array.from({ length: 3 }, () => strict.owner.listen()));
    const refused = (await strict.owner.listen().catch((error: unknown) => error)) as StreamRefused;
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_streams']);
    expect(refused.headers['retry-after']).toBeDefined();
    streams[0]?.close();
    await expect
      .poll(
        () =>
          strict.owner.listen().then(
            (stream) => (stream.close(), true),
            () => false,
          ),
        { timeout: 5000 },
      )
      .toBe(true);
    for (const stream of streams) stream.close();
  });
});

describe('posting too fast', () => {
  const strict = withServer({
    limits: 'default',
    args: ['--limit', 'posts_per_s=2', '--limit', 'posts_burst=5'],
  });

  it('is 429 with Retry-After for that person only', async () => {
    const hasty = await strict.owner.bring();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hasty.post(`quick ${i}`)),
    );
    const stored = answers.filter((one) => one.status === 201).length;
    expect(stored).toBeGreaterThanOrEqual(5);
    expect(stored).toBeLessThanOrEqual(8);
    for (const late of answers.filter((one) => one.status !== 201))
      expect([late.status, late.json.code]).toEqual([429, 'rate_limited']);
    expect((await strict.owner.post('not my fault')).status).toBe(201);
  });

  // Only posts were counted: one person kept everybody busy with edits and with new names.
  it('counts edits, new names and deletions too; reading has its own allowance', async () => {
    const hasty = await strict.owner.bring();
    const said = await hasty.post('to be edited');
    const path = `/api/channels/home/messages/${said.json._id}`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        i % 2 === 0
          ? hasty.ask('PATCH', path, { content: `edit ${i}` })
          : hasty.ask('PATCH', '/api/me', { bio: `bio ${i}` }),
      ),
    );
    expect(answers.filter((one) => one.status === 200).length).toBeLessThanOrEqual(8);
    const late = answers.filter((one) => one.status !== 200);
    expect(late.map((one) => one.status)).toEqual(late.map(() => 429));
    expect((await hasty.ask('DELETE', path)).status).toBe(429);
    const mark = await hasty.ask('PUT', '/api/channels/home/read', { seq: 1 });
    expect(mark.status).toBe(204);
  });
});
