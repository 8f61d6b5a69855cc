import { beforeEach, describe, expect, it } from 'vitest';
import { type Person, unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();
// Searches have an allowance of their own, so each case has a friend of its own.
let tavi: Person;
beforeEach(async () => {
  tavi = await suite.owner.bring();
});

const find = (who: Person, q: string, more: Record<string, string> = {}) =>
  who.must(200, 'GET', `/api/search?${new URLSearchParams({ q, ...more })}`);
const found = async (who: Person, q: string) =>
  (await find(who, q)).messages.map((one: any) => one.content);

describe('searching', () => {
  it('finds parts of words at once, marks them and tells what came next', async () => {
    const word = unique('oven');
    await suite.owner.say(`🔥 is there an ${word}s?`);
    await suite.owner.say('there is');
    const page = await find(tavi, word.toUpperCase());
    expect(page.messages).toHaveLength(1);
    expect(page.messages[0].highlights).toEqual([[14, word.length]]);
    expect(page.following.map((one: any) => one.content)).toEqual(['there is']);
  });

  it('forgets what was edited away and what was deleted, also after a restart', async () => {
    const word = unique('secret');
    const one = await tavi.say(`the ${word}`);
    const two = await tavi.say(`another ${word}`);
    await tavi.must(200, 'PATCH', `/api/channels/home/messages/${one._id}`, { content: 'plain' });
    await tavi.must(204, 'DELETE', `/api/channels/home/messages/${two._id}`);
    expect(await found(tavi, word)).toEqual([]);
    await suite.server.restart();
    expect(await found(tavi, word)).toEqual([]);
  });

  it('never shows what is not for one, not even by the name of the room', async () => {
    const word = unique('key');
    const room = await suite.owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'attic',
      private: true,
    });
    await suite.owner.say(`the ${word} lies there`, { channel: room.id });
    expect(await found(suite.owner, `${word} in:attic`)).toHaveLength(1);
    for (const q of [word, `${word} in:attic`, `${word} in:${room.id}`, `${word} from:mara`])
      expect(await found(tavi, q)).toEqual([]);
    await suite.owner.must(204, 'PUT', `/api/channels/${room.id}/members/${tavi.username}`);
    expect(await found(tavi, word)).toHaveLength(1);
    await suite.owner.must(204, 'DELETE', `/api/channels/${room.id}/members/${tavi.username}`);
    expect(await found(tavi, word)).toEqual([]);
  });

  it('puts whole words first when asked for the best, on one page', async () => {
    const word = unique('plum');
    await tavi.say(`a ${word}`);
    await tavi.say(`the ${word}s are in`);
    await tavi.say(`sugar${word}s, many of them`);
    const best = await find(tavi, word, { sort: 'best', limit: '2' });
    expect(best.messages.map((one: any) => one.content)).toEqual([
      `a ${word}`,
      `the ${word}s are in`,
    ]);
    // What came right behind each of them, and nothing else.
    expect(best.following.map((one: any) => one.content).toSorted()).toEqual([
      `sugar${word}s, many of them`,
      `the ${word}s are in`,
    ]);
    expect(best.next).toBeUndefined();
    expect(await found(tavi, word)).toHaveLength(3);
    const refused = await tavi.must(422, 'GET', `/api/search?q=${word}&sort=worst`);
    expect(refused).toMatchObject({ code: 'invalid_field', field: 'sort' });
  });

  it('goes on page by page', async () => {
    const word = unique('page');
    for (let i = 0; i < 5; i += 1) await tavi.say(`${word} ${i}`);
    const first = await find(tavi, word, { limit: '3' });
    const second = await find(tavi, word, { limit: '3', before: first.next });
    const all = [...first.messages, ...second.messages].map((one: any) => one.content);
    expect(all).toEqual([4, 3, 2, 1, 0].map((i) => `${word} ${i}`));
    expect(second.next).toBeUndefined();
  });

  it.each(['', '   ', 'has:soul', 'before:soon', 'x'.repeat(201)])(
    'refuses %j and says where',
    async (q) => {
      const answer = await tavi.ask('GET', `/api/search?${new URLSearchParams({ q })}`);
      expect([answer.status, answer.json.code, answer.json.field]).toEqual([
        422,
        'invalid_field',
        'q',
      ]);
    },
  );

  it('has an allowance, so that nobody keeps the readers busy', async () => {
    const all = await Promise.all(
      Array.from({ length: 14 }, () => tavi.ask('GET', '/api/search?q=hello')),
    );
    const refused = all.filter((one) => one.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers['retry-after']).toBeTruthy();
  });
});
