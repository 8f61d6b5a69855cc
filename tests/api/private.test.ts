// What is for oneself alone: saved messages, blocks, one's data; and what is passed on.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, unique } from '../lib/person.ts';
import { replicaSet } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';
import { shelveGif } from '../lib/uploads.ts';

let tavi: Person;
const suite = withServer();
beforeAll(async () => {
  tavi = await suite.owner.bring();
});
const at = (message: any) => `/api/channels/${message.channel}/messages/${message._id}`;

describe('saved messages', () => {
  it('are listed the last saved first, heard of by one’s own devices alone, and go when deleted', async () => {
    const [mine, hers] = await Promise.all([tavi.listen(), suite.owner.listen()]);
    await Promise.all([mine.until('caught_up'), hers.until('caught_up')]);
    const one = await suite.owner.say('one');
    const two = await suite.owner.say('two');
    await tavi.must(204, 'PUT', `${at(two)}/saved`);
    await tavi.must(204, 'PUT', `${at(one)}/saved`);
    expect((await mine.until('saved')).data).toEqual({
      _id: two._id,
      channel: 'home',
      saved: true,
    });
    const kept = async () =>
      (await tavi.must(200, 'GET', '/api/saved')).messages.map((each: any) => each.content);
    expect(await kept()).toEqual(['one', 'two']);
    await suite.owner.must(204, 'DELETE', at(one));
    expect(await kept()).toEqual(['two']);
    await tavi.must(204, 'DELETE', `${at(two)}/saved`);
    expect(await kept()).toEqual([]);
    await suite.owner.say('a sign');
    await hers.until((event) => event.data.content === 'a sign');
    expect(hers.named('saved')).toEqual([]);
    expect([...mine.faults, ...hers.faults]).toEqual([]);
    mine.close();
    hers.close();
  });
});

describe('blocking', () => {
  it('ends writing to each other, on both sides and without a word why', async () => {
    const rude = await suite.owner.bring();
    const talk = await rude.must(201, 'POST', '/api/directs', { users: [tavi.username] });
    const stream = await tavi.listen();
    await stream.until('caught_up');
    await tavi.must(204, 'PUT', `/api/blocks/${rude.username}`);
    expect((await stream.until('blocked')).data).toEqual({ user: rude.username, blocked: true });
    expect((await tavi.must(200, 'GET', '/api/snapshot')).blocked).toEqual([rude.username]);
    expect((await rude.must(200, 'GET', '/api/snapshot')).blocked).toEqual([]);
    const answers = await Promise.all(
      [rude, tavi].map((who) => who.post('hello', { channel: talk.id })),
    );
    expect(answers.map((one) => one.status)).toEqual([403, 403]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    await rude.say('here he may');
    await tavi.must(204, 'DELETE', `/api/blocks/${rude.username}`);
    await rude.say('hello', { channel: talk.id });
    expect(stream.faults).toEqual([]);
    stream.close();
  });

  it('of oneself or of nobody is refused', async () => {
    expect((await tavi.ask('PUT', `/api/blocks/${tavi.username}`)).status).toBe(422);
    expect((await tavi.ask('PUT', '/api/blocks/nobodyhere')).status).toBe(404);
  });
});

describe('passing on', () => {
  it('takes the words along with whose they are, and calls nobody', async () => {
    const first = await tavi.say('look, @mara');
    const friend = await suite.owner.bring();
    const forward = { channel: 'home', _id: first._id };
    const on = await friend.must(201, 'POST', '/api/sendmessage', { forward, nonce: unique('n') });
    expect(on).toMatchObject({
      content: 'look, @mara',
      author: friend.username,
      forwarded: { author: tavi.username, timestamp: first.timestamp },
      mentions: [],
    });
    expect(await suite.owner.must(200, 'GET', `${at(on)}/origin`)).toEqual({
      channel: 'home',
      _id: first._id,
      seq: first.seq,
    });
    const edit = await friend.ask('PATCH', at(on), { content: 'never said' });
    expect(edit.status).toBe(403);
    const both = await friend.post('and my own words', { forward });
    expect([both.status, both.json.field]).toEqual([422, 'content']);
    await tavi.must(204, 'DELETE', at(first));
    expect((await friend.ask('GET', `${at(on)}/origin`)).status).toBe(404);
  });

  it('of what is not for one is refused as what is not there, and its place stays hidden', async () => {
    const room = await suite.owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'attic',
      private: true,
    });
    const hidden = await suite.owner.say('between us', { channel: room.id });
    const refused = async (forward: object) => {
      const answer = await tavi.ask('POST', '/api/sendmessage', { forward });
      return [answer.status, answer.text];
    };
    const there = await refused({ channel: room.id, _id: hidden._id });
    expect(there).toEqual(await refused({ channel: 'abcdefabcdef', _id: hidden._id }));
    expect(there[0]).toBe(422);
    const on = await suite.owner.must(201, 'POST', '/api/sendmessage', {
      forward: { channel: room.id, _id: hidden._id },
    });
    expect(JSON.stringify(on)).not.toContain(room.id);
    expect((await tavi.ask('GET', `${at(on)}/origin`)).status).toBe(404);
    expect((await suite.owner.ask('GET', `${at(on)}/origin`)).status).toBe(200);
  });
});

describe('what is mine', () => {
  it('comes with me, page by page', async () => {
    const leaver = await suite.owner.bring();
    await leaver.must(200, 'PATCH', '/api/me', { pronouns: 'they/them' });
    for (const words of ['one', 'two', 'three']) await leaver.say(words);
    const page = await leaver.must(200, 'GET', '/api/me/export');
    expect(page.me).toMatchObject({ username: leaver.username, pronouns: 'they/them' });
    expect(page.messages.map((one: any) => one.content)).toEqual(['one', 'two', 'three']);
    expect(page.next).toBeUndefined();
  });

  it('is all there on the first page: what I saved, read, chose, like, and where I am signed in', async () => {
    const me = await suite.owner.bring();
    const liked = await shelveGif(suite.owner);
    await me.must(204, 'PUT', `/api/gifs/${liked.id}/favourite`);
    await shelveGif(me, ['baked']); // says something, and so has read all until then
    const kept = [await suite.owner.say('first'), await suite.owner.say('second')];
    for (const one of kept) await me.must(204, 'PUT', `${at(one)}/saved`);
    await me.must(204, 'PUT', '/api/channels/home/read', { seq: kept[0].seq });
    await me.must(204, 'PUT', '/api/channels/home/notify', { level: 'none' });
    await me.must(204, 'PUT', '/api/me/presence', { state: 'invisible', text: 'baking' });
    const page = await me.must(200, 'GET', '/api/me/export');
    expect(page.saved).toEqual(kept.toReversed().map(({ _id }: any) => ({ _id, channel: 'home' })));
    expect(page.reads.find((one: any) => one.channel === 'home')).toMatchObject({
      read_seq: kept[0].seq,
      notify: { level: 'none' },
    });
    const [{ favourite: _not, ...put }] = (await me.must(200, 'GET', '/api/gifs?q=baked')).gifs;
    expect(page.gifs).toEqual([put]);
    expect(page.favourites.map((one: any) => one.id)).toEqual([liked.id]);
    const { sessions } = await me.must(200, 'GET', '/api/sessions');
    expect(page.sessions).toEqual(sessions);
    expect(page.presence).toEqual({ state: 'invisible', text: 'baking' });
    const after = replicaSet ? kept[0]._id : '1'; // as the pages of either store are named
    const later = await me.must(200, 'GET', `/api/me/export?after=${after}`);
    for (const once of ['saved', 'reads', 'sessions', 'presence', 'favourites', 'gifs'])
      expect(later).not.toHaveProperty(once);
  });

  it('is nobody’s when I am forgotten, and everybody knows, guests too', async () => {
    const guest = await suite.owner.bring('guest');
    const stranger = await suite.owner.bring('guest');
    await suite.owner.must(204, 'DELETE', `/api/channels/home/members/${stranger.username}`);
    const streams = await Promise.all([guest, stranger].map((who) => who.listen()));
    await Promise.all(streams.map((stream) => stream.until('caught_up')));
    const leaver = await suite.owner.bring();
    await leaver.must(204, 'DELETE', '/api/me?words=keep');
    const departure = { username: leaver.username, reason: 'deleted' };
    for (const stream of streams) {
      const told = await stream.until(
        (event) => event.data.username === leaver.username && event.name === 'member_left',
      );
      expect(told.data).toEqual(departure);
      stream.close();
    }
    for (const who of [suite.owner, tavi, guest, stranger])
      expect((await who.must(200, 'GET', '/api/snapshot')).forgotten).toContain(leaver.username);
    expect((await suite.owner.ask('PUT', `/api/bans/${leaver.username}`)).status).toBe(404);
  });

  it('stays as bare words, or goes wherever it stands, as I choose', async () => {
    const keeper = await suite.owner.bring();
    const kept = await keeper.say('these words stay');
    await keeper.must(204, 'DELETE', '/api/me?words=keep');
    const eraser = await suite.owner.bring();
    const talk = await eraser.must(201, 'POST', '/api/directs', { users: [tavi.username] });
    const gone = await eraser.say('these words go');
    await eraser.say('these too', { channel: talk.id });
    await eraser.must(204, 'DELETE', '/api/me?words=remove');
    const history = await tavi.history();
    expect(history.find((one) => one._id === kept._id).content).toBe('these words stay');
    expect(history.find((one) => one._id === gone._id).deleted).toBe(true);
    expect((await tavi.history(talk.id)).map((one) => one.deleted)).toEqual([true]);
    for (const who of [keeper, eraser]) expect((await who.ask('GET', '/api/me')).status).toBe(401);
    expect((await suite.owner.ask('DELETE', '/api/me?words=burn')).status).toBe(422);
  });
});
