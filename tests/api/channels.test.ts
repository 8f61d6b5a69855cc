import { describe, expect, it } from 'vitest';
import { type Person } from '../lib/person.ts';
import type { StreamReader } from '../lib/stream.ts';
import { withServer } from '../lib/suite.ts';

let tavi: Person;
let mo: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
  mo = await owner.bring('moderator');
});

async function opened(who: Person, query = ''): Promise<StreamReader> {
  const stream = await who.listen({ query });
  await stream.until('caught_up');
  return stream;
}
const make = (who: Person, more: Record<string, unknown> = {}) =>
  who.must(201, 'POST', '/api/channels', { kind: 'text', name: 'kitchen', ...more });
const mine = async (who: Person, id: string) =>
  (await who.must(200, 'GET', '/api/snapshot')).channels.find((one: any) => one.id === id);
/** A sign that all that came before has been heard. */
async function settle(stream: StreamReader, who = suite.owner): Promise<void> {
  const sign = await who.say('a sign');
  await stream.until((event) => event.data._id === sign._id);
}

describe('an open channel', () => {
  it('is there for everybody but guests, at once', async () => {
    const guest = await suite.owner.bring('guest');
    const [seen, unseen] = await Promise.all([opened(tavi), opened(guest)]);
    const made = await make(mo, { topic: 'soup', section: 'House', position: 3, sign: 'soup' });
    expect((await seen.until('channel_created')).data).toMatchObject({
      id: made.id,
      topic: 'soup',
    });
    await tavi.say('hello kitchen', { channel: made.id });
    expect(await mine(mo, made.id)).toMatchObject({ last_seq: 1, unread: 1, position: 3 });
    await settle(unseen);
    expect(unseen.seen.filter((event) => JSON.stringify(event.data).includes(made.id))).toEqual([]);
    expect(await mine(guest, made.id)).toBeUndefined();
    const post = await guest.post('me too', { channel: made.id });
    const nowhere = await guest.post('me too', { channel: 'abcdefabcdef' });
    expect([post.status, post.text]).toEqual([404, nowhere.text]);
    await mo.must(204, 'PUT', `/api/channels/${made.id}/members/${guest.username}`);
    const visible = await unseen.until('channel_visible');
    expect(visible.data).toMatchObject({ id: made.id, unread: 0, read_seq: 1 });
    expect(visible.data.people.length).toBeGreaterThan(2);
    await guest.say('me too', { channel: made.id });
    expect([...seen.faults, ...unseen.faults]).toEqual([]);
    seen.close();
    unseen.close();
  });

  it('renamed and described says so in a quiet line that nobody owes reading', async () => {
    const made = await make(mo);
    await mo.must(200, 'PATCH', `/api/channels/${made.id}`, { name: 'cellar', topic: 'wine' });
    const [renamed, topic] = await tavi.history(made.id);
    expect(renamed).toMatchObject({ system: { kind: 'renamed', detail: 'cellar' } });
    expect(topic).toMatchObject({ system: { kind: 'topic', detail: 'wine' } });
    expect(await mine(tavi, made.id)).toMatchObject({ name: 'cellar', unread: 0 });
  });

  it('archived takes no words and gives them back with its return', async () => {
    const made = await make(mo);
    const said = await tavi.say('before', { channel: made.id });
    await mo.must(200, 'PATCH', `/api/channels/${made.id}`, { archived: true });
    const post = await tavi.post('after', { channel: made.id });
    expect([post.status, post.json.code]).toEqual([403, 'archived']);
    const react = await tavi.ask(
      'PUT',
      `/api/channels/${made.id}/messages/${said._id}/reactions/${encodeURIComponent('👍')}`,
    );
    expect(react.json.code).toBe('archived');
    await mo.must(200, 'PATCH', `/api/channels/${made.id}`, { archived: false });
    await tavi.say('after', { channel: made.id });
  });

  it('may be for moderators to speak in, and may be slow', async () => {
    const news = await make(mo, { who_posts: 'moderators' });
    expect((await tavi.post('hm', { channel: news.id })).json.code).toBe('forbidden');
    await mo.say('hear, hear', { channel: news.id });
    const slow = await make(mo, { slow_mode_s: 60 });
    await tavi.say('one', { channel: slow.id });
    const two = await tavi.post('two', { channel: slow.id });
    expect([two.status, two.json.code]).toEqual([429, 'slow_mode']);
    expect(Number(two.headers['retry-after'])).toBeGreaterThan(50);
    await mo.say('one', { channel: slow.id });
    await mo.say('two', { channel: slow.id });
    await suite.server.restart();
    expect((await tavi.post('two', { channel: slow.id })).status).toBe(429);
  });

  it('deleted is gone with its words, also for who was away', async () => {
    const made = await make(mo);
    await tavi.say('these words go', { channel: made.id });
    const [seen, away] = await Promise.all([opened(tavi), opened(suite.owner)]);
    const since = away.lastId;
    away.close();
    await tavi.say('and these', { channel: made.id });
    await suite.owner.must(204, 'DELETE', `/api/channels/${made.id}`);
    expect((await seen.until('channel_deleted')).data).toEqual({ id: made.id });
    expect((await tavi.ask('GET', `/api/channels/${made.id}/messages`)).status).toBe(404);
    expect((await tavi.post('hello?', { channel: made.id })).status).toBe(404);
    for (const restart of [false, true]) {
      if (restart) await suite.server.restart();
      const back = await opened(suite.owner, `?since=${since}`);
      expect(back.named('channel_deleted').length).toBeGreaterThan(0);
      expect(JSON.stringify(back.seen)).not.toContain('and these');
      expect(back.faults).toEqual([]);
      back.close();
    }
    seen.close();
  });
});

describe('home', () => {
  it('can be renamed, but not deleted, archived or closed', async () => {
    await suite.owner.must(200, 'PATCH', '/api/channels/home', { name: 'lobby' });
    for (const [method, body] of [
      ['DELETE', undefined],
      ['PATCH', { archived: true }],
      ['PATCH', { private: true }],
    ] as const) {
      expect((await suite.owner.ask(method, '/api/channels/home', body)).status).toBe(403);
    }
  });
});

describe('a private channel', () => {
  it('exists for its members only, in every route and event', async () => {
    const stream = await opened(suite.owner);
    const friend = await suite.owner.bring();
    const theirs = await opened(friend);
    const made = await make(tavi, { private: true, members: [friend.username] });
    expect(made).toMatchObject({ keeper: tavi.username, private: true });
    expect((await theirs.until('channel_visible')).data).toMatchObject({ id: made.id });
    const said = await tavi.say('a secret', { channel: made.id });
    await theirs.until((event) => event.data._id === said._id);
    const nowhere = '/api/channels/abcdefabcdef';
    for (const [method, path, body] of [
      ['GET', '/messages', undefined],
      ['PATCH', '', { name: 'mine' }],
      ['DELETE', '', undefined],
      ['GET', '/pins', undefined],
      ['PUT', '/read', { seq: 1 }],
      ['PUT', '/notify', { level: 'none' }],
      ['PUT', `/members/mara`, undefined],
      ['DELETE', `/messages/${said._id}`, undefined],
      ['PUT', `/messages/${said._id}/pin`, undefined],
      ['PUT', `/messages/${said._id}/reactions/${encodeURIComponent('👍')}`, undefined],
    ] as const) {
      const answer = await suite.owner.ask(method, `/api/channels/${made.id}${path}`, body);
      const other = await suite.owner.ask(method, `${nowhere}${path}`, body);
      expect([path, answer.status, answer.text]).toEqual([path, 404, other.text]);
    }
    await settle(stream);
    expect(JSON.stringify(stream.seen)).not.toContain(made.id);
    const audit = await suite.owner.must(200, 'GET', '/api/audit');
    expect(JSON.stringify(audit)).not.toContain(made.id);
    expect(await mine(suite.owner, made.id)).toBeUndefined();
    stream.close();
    theirs.close();
  });

  it('hears a newcomer in and a leaver out, who hears nothing later', async () => {
    const friend = await suite.owner.bring();
    const [keeper, newcomer] = await Promise.all([opened(tavi), opened(friend)]);
    const made = await make(tavi, { private: true });
    await tavi.say('long ago', { channel: made.id });
    await tavi.must(204, 'PUT', `/api/channels/${made.id}/members/${friend.username}`);
    expect((await newcomer.until('channel_visible')).data).toMatchObject({ unread: 0 });
    const changed = await keeper.until(
      (event) => event.name === 'channel_updated' && event.data.id === made.id,
    );
    expect(changed.data.members).toContain(friend.username);
    expect((await friend.history(made.id)).map((one) => one.content)).toContain('long ago');
    await tavi.must(204, 'DELETE', `/api/channels/${made.id}/members/${friend.username}`);
    await newcomer.until((event) => event.name === 'channel_hidden' && event.data.id === made.id);
    await tavi.say('now that he is gone', { channel: made.id });
    await settle(newcomer);
    expect(JSON.stringify(newcomer.seen)).not.toContain('now that he is gone');
    expect((await friend.ask('GET', `/api/channels/${made.id}/messages`)).status).toBe(404);
    expect([...keeper.faults, ...newcomer.faults]).toEqual([]);
    keeper.close();
    newcomer.close();
  });

  it('finds another keeper when his leaves, and ends with its last one', async () => {
    const [first, second] = [await suite.owner.bring(), await suite.owner.bring()];
    const made = await make(first, { private: true, members: [second.username] });
    await first.must(204, 'DELETE', `/api/channels/${made.id}/members/${first.username}`);
    expect(await mine(second, made.id)).toMatchObject({ keeper: second.username });
    await second.must(200, 'PATCH', `/api/channels/${made.id}`, { name: 'mine now' });
    await second.must(204, 'DELETE', `/api/channels/${made.id}/members/${second.username}`);
    expect((await second.ask('GET', `/api/channels/${made.id}/messages`)).status).toBe(404);
  });

  it('closed hides from those outside, opened shows to all, also to who was away', async () => {
    const made = await make(mo);
    await mo.say('in the open', { channel: made.id });
    const [live, away] = await Promise.all([opened(tavi), opened(suite.owner)]);
    const since = away.lastId;
    away.close();
    await mo.must(200, 'PATCH', `/api/channels/${made.id}`, { private: true });
    await live.until((event) => event.name === 'channel_hidden' && event.data.id === made.id);
    expect(await mine(tavi, made.id)).toBeUndefined();
    await mo.say('behind the door', { channel: made.id });
    const back = await opened(suite.owner, `?since=${since}`);
    expect(back.named('channel_hidden').map((event) => event.data.id)).toContain(made.id);
    expect(JSON.stringify(back.seen)).not.toContain('behind the door');
    back.close();
    await mo.must(200, 'PATCH', `/api/channels/${made.id}`, { private: false });
    expect((await live.until('channel_visible')).data).toMatchObject({ id: made.id, unread: 0 });
    expect(live.faults).toEqual([]);
    live.close();
  });
});

describe('a direct', () => {
  it('is one between two, whoever begins', async () => {
    const friend = await suite.owner.bring();
    const stream = await opened(friend);
    const made = await tavi.must(201, 'POST', '/api/directs', { users: [friend.username] });
    expect(made).toMatchObject({
      kind: 'direct',
      members: [friend.username, tavi.username].sort(),
    });
    expect((await stream.until('channel_visible')).data.id).toBe(made.id);
    const again = await friend.must(200, 'POST', '/api/directs', { users: [tavi.username] });
    expect(again.id).toBe(made.id);
    await friend.say('psst', { channel: made.id });
    expect((await suite.owner.ask('GET', `/api/channels/${made.id}/messages`)).status).toBe(404);
    const leave = await friend.ask('DELETE', `/api/channels/${made.id}/members/${friend.username}`);
    expect(leave.status).toBe(403);
    stream.close();
  });

  it('hidden comes back with the next message', async () => {
    const friend = await suite.owner.bring();
    const { id } = await tavi.must(201, 'POST', '/api/directs', { users: [friend.username] });
    const stream = await opened(friend);
    await friend.must(204, 'PUT', `/api/channels/${id}/notify`, { level: 'none', hidden: true });
    expect((await stream.until('notify')).data).toEqual({
      channel: id,
      level: 'none',
      hidden: true,
    });
    expect(await mine(friend, id)).toMatchObject({ notify: { level: 'none', hidden: true } });
    await tavi.say('are you there?', { channel: id });
    await stream.until((event) => event.name === 'notify' && !event.data.hidden);
    expect(await mine(friend, id)).toMatchObject({ notify: { level: 'none' }, unread: 1 });
    await suite.server.restart();
    expect((await mine(friend, id)).notify).toEqual({ level: 'none' });
    stream.close();
  });

  it('of more is a group that its people fill up to ten', async () => {
    const friends = await Promise.all(Array.from({ length: 10 }, () => suite.owner.bring()));
    const names = friends.map((one) => one.username);
    const group = await tavi.must(201, 'POST', '/api/directs', { users: names.slice(0, 8) });
    expect(group).toMatchObject({ kind: 'group', keeper: tavi.username });
    const add = (who: Person, name?: string) =>
      who.ask('PUT', `/api/channels/${group.id}/members/${name}`);
    expect((await add(friends[0] as Person, names[8])).status).toBe(204);
    const full = await add(tavi, names[9]);
    expect([full.status, full.json.code]).toEqual([409, 'too_many']);
    const many = await tavi.ask('POST', '/api/directs', { users: names });
    expect([many.status, many.json.field]).toEqual([409, 'users']);
    for (const users of [[], [tavi.username], ['nobody-here'], ['Not A Name']]) {
      const answer = await tavi.ask('POST', '/api/directs', { users });
      expect([users, answer.status, answer.json.field]).toEqual([users, 422, 'users']);
    }
  });
});

describe('the name of a channel', () => {
  it('is composed, plain and visible', async () => {
    const made = await make(mo, { name: '  Cafe\u0301  noir ' });
    expect(made.name).toBe('Café noir');
    for (const name of [
      '',
      ' ',
      'a\u200bb',
      'p\u0430ypal',
      '\u3164',
      'x'.repeat(65),
      '\u202eabc',
    ]) {
      const answer = await mo.ask('POST', '/api/channels', { kind: 'text', name });
      expect([name, answer.status, answer.json.field]).toEqual([name, 422, 'name']);
    }
    for (const [field, value] of [
      ['kind', 'direct'],
      ['who_posts', 'nobody'],
      ['slow_mode_s', -1],
      ['position', -1],
      ['sign', 'No Sign'],
      ['members', ['nobody-here']],
    ] as const) {
      const body = { kind: 'text', name: 'odd', [field]: value };
      const answer = await mo.ask('POST', '/api/channels', body);
      expect([field, answer.status, answer.json.field]).toEqual([field, 422, field]);
    }
  });
});
