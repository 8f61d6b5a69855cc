import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

describe('posting', () => {
  it('answers 201 with the stored message', async () => {
    const before = Date.now();
    const said = await tavi.say('Soup is on');
    expect(said).toMatchObject({ content: 'Soup is on', author: tavi.username, channel: 'home' });
    expect(Math.abs(Date.parse(said.timestamp) - before)).toBeLessThan(5000);
    expect((await tavi.history()).at(-1)).toMatchObject({
      _id: said._id,
      content: 'Soup is on',
      seq: said.seq,
    });
  });

  it('begins a message with the four fields of its origin', async () => {
    const answer = await tavi.post('field order');
    expect(Object.keys(JSON.parse(answer.text)).slice(0, 4)).toEqual([
      '_id',
      'content',
      'timestamp',
      'author',
    ]);
  });

  it('keeps text as sent but for line ends and white space around it', async () => {
    const odd = 'a\ttab\r\nand "quotes" <b>&amp;</b> \u2028 e\u0301 👩‍👩‍👧‍👦 مرحبا';
    const said = await tavi.say(` \n ${odd} \t\n`);
    expect(said.content).toBe(odd.replace('\r\n', '\n'));
    expect((await tavi.history()).at(-1).content).toBe(said.content);
  });

  it('takes 4,000 code points, however many bytes they are', async () => {
    const said = await tavi.say('🕯'.repeat(4000));
    expect([...said.content]).toHaveLength(4000);
  });

  it('numbers without holes under 64 who post at once, and refuses none', async () => {
    const first = await tavi.say('before the rush');
    const answers = await Promise.all(
      Array.from({ length: 64 * 4 }, (_, i) =>
        (i % 2 ? tavi : suite.owner).post(`rush ${i}`, { nonce: unique('r') }),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 201));
    const seqs = answers.map((one) => one.json.seq as number).sort((a, b) => a - b);
    expect(seqs).toEqual(answers.map((_, i) => first.seq + 1 + i));
    const ids = new Set(answers.map((one) => one.json._id));
    expect(ids.size).toBe(answers.length);
  });

  it('marks the channel read for its author', async () => {
    const said = await tavi.say('I have seen it all');
    const mine = (await tavi.must(200, 'GET', '/api/snapshot')).channels[0];
    expect(mine).toMatchObject({ id: 'home', read_seq: said.seq, unread: 0, last_seq: said.seq });
  });

  it('of a reply names the original and pages carry it', async () => {
    const original = await tavi.say('Who brings bread?');
    const others = await Promise.all(Array.from({ length: 3 }, (_, i) => tavi.say(`between ${i}`)));
    expect(others).toHaveLength(3);
    const reply = await suite.owner.say('I do', { reply_to: original._id });
    expect(reply.reply_to).toEqual({ _id: original._id, seq: original.seq, author: tavi.username });
    const page = await tavi.must(200, 'GET', '/api/channels/home/messages?limit=1');
    expect(page.messages[0]._id).toBe(reply._id);
    expect(page.referenced.map((one: { _id: string }) => one._id)).toEqual([original._id]);
  });
});

describe('a nonce', () => {
  it('makes a retry give the first message and no second one', async () => {
    const nonce = unique('n');
    const first = await tavi.post('once', { nonce });
    const again = await tavi.post('once', { nonce });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json._id).toBe(first.json._id);
    expect((await tavi.history()).filter((one) => one._id === first.json._id)).toHaveLength(1);
  });

  it('used by a hundred tries at once stores one message', async () => {
    const nonce = unique('n');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => tavi.post('a hundred hands', { nonce })),
    );
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
    expect(answers.filter((one) => one.status === 200)).toHaveLength(99);
    expect(new Set(answers.map((one) => one.json._id)).size).toBe(1);
  });

  it('with another body is 409 and stores nothing', async () => {
    const nonce = unique('n');
    const first = await tavi.say('one thing', { nonce });
    for (const more of [{ content: 'another' }, { content: 'one thing', reply_to: first._id }]) {
      const answer = await tavi.ask('POST', '/api/sendmessage', { nonce, ...more });
      expect([answer.status, answer.json.code]).toEqual([409, 'nonce_reused']);
    }
    expect((await tavi.history()).at(-1)._id).toBe(first._id);
  });

  it('still finds its message after an edit, as it is now', async () => {
    const nonce = unique('n');
    const first = await tavi.say('raw', { nonce });
    await tavi.must(200, 'PATCH', `/api/channels/home/messages/${first._id}`, {
      content: 'cooked',
    });
    const again = await tavi.post('raw', { nonce });
    expect([again.status, again.json.content]).toEqual([200, 'cooked']);
  });

  it('is its author’s own', async () => {
    const nonce = unique('n');
    expect((await tavi.post('mine', { nonce })).status).toBe(201);
    expect((await suite.owner.post('also mine', { nonce })).status).toBe(201);
  });

  it('holds over a restart', async () => {
    const nonce = unique('n');
    const first = await tavi.say('before the restart', { nonce });
    await suite.server.restart();
    const again = await tavi.post('before the restart', { nonce });
    expect([again.status, again.json._id]).toEqual([200, first._id]);
  });
});

describe('editing and deleting', () => {
  it('an edit keeps the place and says when', async () => {
    const said = await tavi.say('at seven');
    const edited = await tavi.must(200, 'PATCH', `/api/channels/home/messages/${said._id}`, {
      content: 'at eight',
    });
    expect(edited).toMatchObject({ _id: said._id, seq: said.seq, content: 'at eight' });
    expect(edited.rev).toBeGreaterThan(said.rev);
    expect(edited.edited).toBeDefined();
  });

  it('nobody edits the words of somebody else, not even the owner', async () => {
    const said = await tavi.say('my words');
    const answer = await suite.owner.ask('PATCH', `/api/channels/home/messages/${said._id}`, {
      content: 'your words',
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'forbidden']);
  });

  it('a deleted message leaves a tombstone without words', async () => {
    const said = await tavi.say('a secret that must go');
    await tavi.must(204, 'DELETE', `/api/channels/home/messages/${said._id}`);
    const grave = (await tavi.history()).find((one) => one.seq === said.seq);
    expect(Object.keys(grave).sort()).toEqual(['_id', 'channel', 'deleted', 'rev', 'seq']);
    await tavi.must(204, 'DELETE', `/api/channels/home/messages/${said._id}`);
    expect((await tavi.history()).find((one) => one.seq === said.seq)).toEqual(grave);
    const edit = await tavi.ask('PATCH', `/api/channels/home/messages/${said._id}`, {
      content: 'back',
    });
    expect(edit.status).toBe(404);
  });

  it('a moderator deletes what others wrote, a member does not', async () => {
    const moderator = await suite.owner.bring('moderator');
    const said = await tavi.say('too loud');
    const friend = await suite.owner.bring();
    expect((await friend.ask('DELETE', `/api/channels/home/messages/${said._id}`)).status).toBe(
      403,
    );
    expect((await moderator.ask('DELETE', `/api/channels/home/messages/${said._id}`)).status).toBe(
      204,
    );
  });
});

describe('history', () => {
  let all: any[];
  beforeAll(async () => {
    for (let i = 0; i < 12; i += 1) await tavi.say(`page filler ${i}`);
    all = await tavi.history();
  });
  const page = (query: string) => tavi.must(200, 'GET', `/api/channels/home/messages?${query}`);
  const seqs = (answer: any) => answer.messages.map((one: { seq: number }) => one.seq);

  it('is dense from the first message on', () => {
    expect(all.map((one) => one.seq)).toEqual(all.map((_, i) => i + 1));
  });

  it('gives the newest without a selector, fifty of them', async () => {
    const answer = await page('');
    expect(seqs(answer)).toEqual(all.slice(-50).map((one) => one.seq));
    expect([answer.has_before, answer.has_after]).toEqual([all.length > 50, false]);
  });

  it('pages back and forth without overlap or hole', async () => {
    const newest = await page('limit=5');
    const older = await page(`before=${newest.messages[0].seq}&limit=5`);
    const back = await page(`after=${older.messages.at(-1).seq}&limit=5`);
    expect(seqs(older).at(-1) + 1).toBe(seqs(newest)[0]);
    expect(seqs(back)).toEqual(seqs(newest));
    expect(older.has_after).toBe(true);
  });

  it('puts the named one in the middle', async () => {
    const middle = all.at(-20).seq;
    expect(seqs(await page(`around=${middle}&limit=7`))).toEqual(
      [-3, -2, -1, 0, 1, 2, 3].map((offset) => middle + offset),
    );
  });

  it('says at the first message that nothing is before it', async () => {
    expect(await page('around=1&limit=4')).toMatchObject({ has_before: false, has_after: true });
    expect(await page('before=1')).toMatchObject({ messages: [], has_before: false });
  });

  it('takes a limit above 100 as 100 and refuses one below 1', async () => {
    expect((await page('limit=5000')).messages.length).toBe(Math.min(100, all.length));
    const none = await tavi.ask('GET', '/api/channels/home/messages?limit=0');
    expect([none.status, none.json.field]).toEqual([422, 'limit']);
    const negative = await tavi.ask('GET', '/api/channels/home/messages?limit=-3');
    expect([negative.status, negative.json.field]).toEqual([422, 'limit']);
  });

  it('refuses selectors that are no numbers, and two at once', async () => {
    for (const [query, status] of [
      ['before=abc', 400],
      ['after=-1', 400],
      ['around=1.5', 400],
      ['before=99999999999999999999', 400],
      ['before=5&after=2', 422],
      ['limit=many', 400],
    ] as const) {
      const answer = await tavi.ask('GET', `/api/channels/home/messages?${query}`);
      expect([query, answer.status]).toEqual([query, status]);
    }
  });
});

describe('reading', () => {
  it('counts what others wrote and lets me go back', async () => {
    const friend = await suite.owner.bring();
    const first = await tavi.say('one');
    await tavi.say('two');
    await tavi.say(`three @${friend.username}`);
    const mark = async (seq: number) => {
      await friend.must(204, 'PUT', '/api/channels/home/read', { seq });
      return (await friend.must(200, 'GET', '/api/snapshot')).channels[0];
    };
    expect(await mark(first.seq)).toMatchObject({ read_seq: first.seq, unread: 2 });
    expect(await mark(first.seq + 2)).toMatchObject({ read_seq: first.seq + 2, unread: 0 });
    expect(await mark(first.seq - 1)).toMatchObject({ read_seq: first.seq - 1, unread: 3 });
  });

  it('tells my other devices and nobody else', async () => {
    const friend = await suite.owner.bring();
    const [phone, other] = await Promise.all([tavi.listen(), friend.listen()]);
    await Promise.all([phone.until('caught_up'), other.until('caught_up')]);
    const said = await suite.owner.say('read me');
    await tavi.must(204, 'PUT', '/api/channels/home/read', { seq: said.seq });
    const read = await phone.until(
      (event) => event.name === 'read' && event.data.read_seq === said.seq,
    );
    expect(read).toMatchObject({ id: undefined, data: { channel: 'home', unread: 0 } });
    const after = await suite.owner.say('a sign that the other stream is up to date');
    await other.until((event) => event.data.seq === after.seq);
    expect(other.named('read')).toEqual([]);
    phone.close();
    other.close();
  });
});
