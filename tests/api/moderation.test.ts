import { describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

let mo: Person;
const suite = withServer({}, async ({ owner }) => {
  mo = await owner.bring('moderator');
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const home = (id: string) => `/api/channels/home/messages/${id}`;

describe('a ban', () => {
  it('ends the stream at once and keeps the person out until it is lifted', async () => {
    const friend = await suite.owner.bring();
    const stream = await friend.listen();
    await stream.until('caught_up');
    const watcher = await suite.owner.listen();
    await watcher.until('caught_up');
    await mo.must(204, 'PUT', `/api/bans/${friend.username}`);
    await stream.closed;
    expect(stream.seen.at(-1)).toMatchObject({ name: 'signed_out' });
    const left = await watcher.until('member_left');
    expect(left.data).toEqual({ username: friend.username, reason: 'banned' });
    watcher.close();
    expect((await mo.must(200, 'GET', '/api/bans')).users).toContain(friend.username);
    expect((await friend.post('still here?')).status).toBe(401);
    const link = await mo.ask('POST', `/api/members/${friend.username}/link`, {});
    expect(link.status).toBe(403);
    await suite.server.restart();
    await mo.must(204, 'DELETE', `/api/bans/${friend.username}`);
    await mo.must(204, 'DELETE', `/api/bans/${friend.username}`);
    const { url } = await mo.must(201, 'POST', `/api/members/${friend.username}/link`, {});
    const back = await exchange(suite.server.address, {
      method: 'POST',
      path: `/api/links/${url.split('/').at(-1)}`,
      body: { bearer: true },
    });
    expect(back.status).toBe(201);
  });

  it('may come after a kick, but not for a name that never was', async () => {
    const friend = await suite.owner.bring();
    await mo.must(204, 'DELETE', `/api/members/${friend.username}`);
    await mo.must(204, 'PUT', `/api/bans/${friend.username}`);
    expect((await mo.ask('PUT', '/api/bans/never-was-here')).status).toBe(404);
  });
});

describe('a time-out', () => {
  it('stops words, edits and reactions, and ends early when it is lifted', async () => {
    const friend = await suite.owner.bring();
    const said = await friend.say('loud');
    const until = inAnHour();
    const muted = await mo.must(200, 'PATCH', `/api/members/${friend.username}`, {
      muted_until: until,
    });
    expect(muted.muted_until).toBe(until);
    const thumb = `${home(said._id)}/reactions/${encodeURIComponent('👍')}`;
    for (const answer of [
      await friend.post('louder'),
      await friend.ask('PATCH', home(said._id), { content: 'louder' }),
      await friend.ask('PUT', thumb),
    ]) {
      expect([answer.status, answer.json.code]).toEqual([403, 'muted']);
    }
    await mo.must(200, 'PATCH', `/api/members/${friend.username}`, { muted_until: '' });
    await friend.say('quiet');
    const far = new Date(Date.now() + 40 * 86_400_000).toISOString();
    for (const muted_until of [far, 'tomorrow']) {
      const answer = await mo.ask('PATCH', `/api/members/${friend.username}`, { muted_until });
      expect([answer.status, answer.json.field]).toEqual([422, 'muted_until']);
    }
  });
});

describe('cleaning', () => {
  it('takes what somebody said lately, and only that', async () => {
    const friend = await suite.owner.bring();
    const said = [];
    for (let i = 0; i < 5; i += 1) said.push(await friend.say(`spam ${i}`));
    const other = await suite.owner.say('not spam');
    const answer = await mo.must(200, 'DELETE', `/api/members/${friend.username}/messages`);
    expect(answer.deleted).toBe(5);
    const history = await suite.owner.history();
    for (const one of said)
      expect(history.find((held) => held._id === one._id)).toMatchObject({ deleted: true });
    expect(history.find((held) => held._id === other._id).deleted).toBeUndefined();
    const path = `/api/members/${friend.username}/messages?within_s=0`;
    expect((await mo.ask('DELETE', path)).json.field).toBe('within_s');
  });
});

describe('the audit', () => {
  it('tells who did what, the newest first, and no words', async () => {
    const friend = await suite.owner.bring();
    const said = await friend.say('unspeakable');
    await mo.must(204, 'DELETE', home(said._id));
    await mo.must(204, 'DELETE', `/api/members/${friend.username}`);
    const page = await suite.owner.must(200, 'GET', '/api/audit?limit=2');
    expect(page.entries).toMatchObject([
      { what: 'kicked', by: mo.username, target: friend.username },
      { what: 'message_deleted', by: mo.username, channel: 'home', detail: said._id },
    ]);
    const earlier = await suite.owner.must(200, 'GET', `/api/audit?before=${page.next}`);
    expect(earlier.entries.every((one: any) => one.id < page.next)).toBe(true);
    expect(JSON.stringify([page, earlier])).not.toContain('unspeakable');
  });
});

describe('earlier words', () => {
  it('are told to moderators in their order, and go with the message', async () => {
    const friend = await suite.owner.bring();
    const said = await friend.say('at six');
    await friend.must(200, 'PATCH', home(said._id), { content: 'at seven' });
    await friend.must(200, 'PATCH', home(said._id), { content: 'at eight' });
    const path = `${home(said._id)}/versions`;
    const { versions } = await mo.must(200, 'GET', path);
    expect(versions.map((one: any) => one.content)).toEqual(['at six', 'at seven']);
    expect(versions[0].at).toBe(said.timestamp);
    expect((await friend.ask('GET', path)).status).toBe(403);
    await friend.must(204, 'DELETE', home(said._id));
    expect((await mo.ask('GET', path)).status).toBe(404);
  });
});

describe('pins', () => {
  it('are told live, listed, and leave a quiet line', async () => {
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const said = await suite.owner.say('house rules');
    await mo.must(204, 'PUT', `${home(said._id)}/pin`);
    await mo.must(204, 'PUT', `${home(said._id)}/pin`);
    const edited = await stream.until('message_edited');
    expect(edited.data).toMatchObject({ _id: said._id, pinned: true });
    expect(edited.data.edited).toBeUndefined();
    const line = await stream.until((event) => event.data.system?.kind === 'pinned');
    expect(line.data).toMatchObject({ author: mo.username, reply_to: { _id: said._id } });
    const pins = await suite.owner.must(200, 'GET', '/api/channels/home/pins');
    expect(pins.messages.map((one: any) => one._id)).toContain(said._id);
    await mo.must(204, 'DELETE', `${home(said._id)}/pin`);
    const none = await suite.owner.must(200, 'GET', '/api/channels/home/pins');
    expect(none.messages.map((one: any) => one._id)).not.toContain(said._id);
    expect(stream.faults).toEqual([]);
    stream.close();
  });
});

describe('mentions', () => {
  it('of everybody come a few at a time from each', async () => {
    const loud = await suite.owner.bring('member');
    // In a room of his own, so that nobody else's inbox fills.
    const alone = { kind: 'text', name: 'shouting', private: true };
    const { id: channel } = await loud.must(201, 'POST', '/api/channels', alone);
    const calls = ['@everyone', '@here', '@Everyone', '@moderators', '@owners'];
    const answers = [];
    for (const whom of [...calls, ...calls]) answers.push(await loud.post(whom, { channel }));
    const refused = answers.filter((one) => one.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(4);
    expect(refused[0]?.json).toMatchObject({ code: 'rate_limited' });
    expect((await loud.say('`@everyone` is only told of')).mentions).toEqual([]);
  });

  it('of whom a reply answers come by the reply, unless it says no', async () => {
    const friend = await suite.owner.bring();
    const asked = await friend.say('who has the key');
    const loud = await suite.owner.say('I have', { reply_to: asked._id });
    expect(loud.mentions).toEqual([friend.username]);
    const quiet = await suite.owner.say('or not', { reply_to: asked._id, ping: false });
    expect(quiet.mentions).toEqual([]);
    const inbox = await friend.must(200, 'GET', '/api/mentions?limit=5');
    expect(inbox.messages.map((one: any) => one._id)).toEqual([loud._id]);
  });

  it('name who is called and gather in an inbox with a badge', async () => {
    const friend = await suite.owner.bring();
    const guest = await suite.owner.bring('guest');
    const said = await suite.owner.say(`@${friend.username}, @nobody-here and @${mo.username}`);
    expect(said.mentions).toEqual([friend.username, mo.username]);
    const all = await mo.say('@everyone, soup');
    expect((await guest.say('@everyone, me')).mentions).toEqual([]);
    const stream = await friend.listen();
    const hello = await stream.until('hello');
    expect(hello.data.reads[0]).toMatchObject({ mentions: 2 });
    const here = await mo.say('@here, now');
    const inbox = await friend.must(200, 'GET', '/api/mentions?limit=2');
    expect(inbox.messages.map((one: any) => one._id)).toEqual([here._id, all._id]);
    const rest = await friend.must(200, 'GET', `/api/mentions?before=${inbox.next}`);
    expect(rest.messages.map((one: any) => one._id)).toEqual([said._id]);
    await mo.must(204, 'DELETE', home(all._id));
    const read = await stream.until('read');
    expect(read.data).toMatchObject({ channel: 'home', mentions: 2 });
    stream.close();
    const many = Array.from({ length: 51 }, (_, i) => `@x${i}`).join(' ');
    expect((await suite.owner.post(many)).status).toBe(201);
    expect((await friend.ask('GET', '/api/mentions?before=nonsense')).json.field).toBe('before');
  });

  it('do not show whether somebody unseen is there', async () => {
    const hidden = await suite.owner.bring();
    const made = await suite.owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'two of us',
      private: true,
    });
    const said = await suite.owner.say(`@${hidden.username}`, { channel: made.id });
    expect(said.mentions).toEqual([]);
    expect((await hidden.must(200, 'GET', '/api/mentions')).messages).toEqual([]);
  });
});

describe('signs of life', () => {
  it('typing is heard by others in the channel and bounded', async () => {
    const friend = await suite.owner.bring();
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    for (let i = 0; i < 30; i += 1) await friend.must(204, 'POST', '/api/channels/home/typing');
    const typing = await stream.until('typing');
    expect(typing).toMatchObject({ id: undefined, data: { user: friend.username } });
    await suite.owner.say('done');
    expect(stream.named('typing').length).toBeLessThan(12);
    stream.close();
  });

  it('presence is chosen, told, and forgotten when it should be', async () => {
    const friend = await suite.owner.bring();
    const mine = await friend.listen();
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const choose = (body: Record<string, unknown>) => friend.ask('PUT', '/api/me/presence', body);
    expect((await choose({ state: 'dnd', text: 'baking', emoji: '🍞' })).status).toBe(204);
    const told = await stream.until((event) => event.data.state === 'dnd');
    expect(told.data).toMatchObject({ user: friend.username, text: 'baking', emoji: '🍞' });
    const snapshot = await suite.owner.must(200, 'GET', '/api/snapshot');
    expect(snapshot.presence[friend.username]).toBe('dnd');
    expect(snapshot.statuses[friend.username]).toEqual({ text: 'baking', emoji: '🍞' });
    await mine.until((event) => event.data.state === 'dnd');
    await choose({ state: 'invisible', text: 'hiding' });
    await stream.until((event) => event.data.state === 'offline');
    // His own devices hear how he chose to be seen; nobody else does, nor that he is writing.
    const own = await mine.until((event) => event.data.state === 'invisible');
    expect(own.data).toEqual({ user: friend.username, state: 'invisible', text: 'hiding' });
    const myself = await friend.must(200, 'GET', '/api/snapshot');
    expect(myself.my_presence).toEqual({ state: 'invisible', text: 'hiding' });
    await friend.must(204, 'POST', '/api/channels/home/typing');
    await friend.say('said in hiding');
    await stream.until((event) => event.data.content === 'said in hiding');
    const typing = stream.named('typing').filter((event) => event.data.user === friend.username);
    expect(typing).toEqual([]);
    expect(stream.seen.some((event) => event.data.text === 'hiding')).toBe(false);
    for (const [field, body] of [
      ['state', { state: 'offline' }],
      ['emoji', { state: 'idle', emoji: 'x' }],
      ['text', { state: 'idle', text: 'x'.repeat(81) }],
      ['until', { state: 'idle', until: 'soon' }],
    ] as const) {
      const answer = await suite.owner.ask('PUT', '/api/me/presence', body);
      expect([field, answer.status, answer.json.field]).toEqual([field, 422, field]);
    }
    mine.close();
    stream.close();
  });
});
