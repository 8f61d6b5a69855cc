import { describe, expect, it } from 'vitest';
import { type Person } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

const path = (id: string, emoji: string) =>
  `/api/channels/home/messages/${id}/reactions/${encodeURIComponent(emoji)}`;
const held = async (id: string) => (await tavi.history()).find((one) => one._id === id);

describe('reacting', () => {
  it('twice is once, and the message carries it everywhere', async () => {
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const said = await suite.owner.say('soup is on');
    await tavi.must(204, 'PUT', path(said._id, '🍲'));
    await tavi.must(204, 'PUT', path(said._id, '🍲'));
    await suite.owner.must(204, 'PUT', path(said._id, '🍲'));
    const added = await stream.until((event) => event.data.user === 'mara');
    expect(stream.named('reaction_added')).toHaveLength(2);
    expect(added.data).toMatchObject({ _id: said._id, seq: said.seq, emoji: '🍲' });
    expect(added.id?.split('.')[1]).toBe(String(added.data.rev));
    const reactions = [{ emoji: '🍲', users: [tavi.username, 'mara'], count: 2 }];
    expect(await held(said._id)).toMatchObject({ reactions, rev: added.data.rev });
    await suite.server.restart();
    expect(await held(said._id)).toMatchObject({ reactions, rev: added.data.rev });
    const snapshot = await tavi.must(200, 'GET', '/api/snapshot');
    expect(snapshot.messages.messages.at(-1).reactions).toEqual(reactions);
    stream.close();
  });

  it('is taken back by its maker alone, and kinds go with their last user', async () => {
    const said = await suite.owner.say('well?');
    await tavi.must(204, 'PUT', path(said._id, '👍'));
    await suite.owner.must(204, 'DELETE', path(said._id, '👍'));
    expect((await held(said._id)).reactions).toHaveLength(1);
    await tavi.must(204, 'DELETE', path(said._id, '👍'));
    await tavi.must(204, 'DELETE', path(said._id, '👍'));
    expect((await held(said._id)).reactions).toEqual([]);
  });

  it('of many at once is counted right', async () => {
    const said = await suite.owner.say('hands up');
    const friends = await Promise.all(Array.from({ length: 24 }, () => suite.owner.bring()));
    const all = friends.flatMap((friend) => [
      friend.ask('PUT', path(said._id, '✋')),
      friend.ask('PUT', path(said._id, '✋')),
      friend.ask('PUT', path(said._id, '🎉')),
    ]);
    expect((await Promise.all(all)).map((one) => one.status)).toEqual(all.map(() => 204));
    await Promise.all(friends.slice(0, 12).map((one) => one.ask('DELETE', path(said._id, '🎉'))));
    const counts = Object.fromEntries(
      (await held(said._id)).reactions.map((one: any) => [one.emoji, one.count]),
    );
    expect(counts).toEqual({ '✋': 24, '🎉': 12 });
    const page = await tavi.must(200, 'GET', `${path(said._id, '✋')}?limit=20`);
    const rest = await tavi.must(200, 'GET', `${path(said._id, '✋')}?after=${page.next}`);
    expect(new Set([...page.users, ...rest.users]).size).toBe(24);
    expect(rest.next).toBeUndefined();
  });

  it('tells of one person whether he is among them', async () => {
    const said = await suite.owner.say('ask me');
    await tavi.must(204, 'PUT', path(said._id, '👀'));
    const of = (name: string) => tavi.must(200, 'GET', `${path(said._id, '👀')}?user=${name}`);
    expect((await of(tavi.username)).users).toEqual([tavi.username]);
    expect((await of('mara')).users).toEqual([]);
  });

  it('has room for twenty kinds', async () => {
    const said = await suite.owner.say('a zoo');
    const zoo = [...'🐀🐁🐂🐃🐄🐅🐆🐇🐈🐉🐊🐋🐌🐍🐎🐏🐐🐑🐒🐓'];
    const friend = await suite.owner.bring();
    for (const [i, animal] of zoo.entries())
      await (i % 2 ? tavi : friend).must(204, 'PUT', path(said._id, animal));
    const more = await suite.owner.ask('PUT', path(said._id, '🦊'));
    expect([more.status, more.json.code]).toEqual([409, 'too_many']);
    await suite.owner.must(204, 'PUT', path(said._id, '🐓'));
    expect((await held(said._id)).reactions.map((one: any) => one.emoji)).toEqual(zoo);
  });

  it('refuses what is no emoji, what is not there and what is not for him', async () => {
    const said = await suite.owner.say('odd');
    for (const emoji of ['x', '👍👍', ':nobody_made_it:', '❤', '<b>', '::']) {
      const answer = await tavi.ask('PUT', path(said._id, emoji));
      expect([emoji, answer.status, answer.json.field]).toEqual([emoji, 422, 'emoji']);
    }
    expect((await tavi.ask('PUT', path('0'.repeat(24), '👍'))).status).toBe(404);
    await suite.owner.must(204, 'DELETE', `/api/channels/home/messages/${said._id}`);
    expect((await tavi.ask('PUT', path(said._id, '👍'))).status).toBe(404);
    expect((await tavi.ask('GET', path(said._id, '👍'))).status).toBe(404);
  });

  it('goes with a deleted message', async () => {
    const said = await suite.owner.say('soon gone');
    await tavi.must(204, 'PUT', path(said._id, '👍'));
    await suite.owner.must(204, 'DELETE', `/api/channels/home/messages/${said._id}`);
    expect(Object.keys(await held(said._id))).not.toContain('reactions');
  });

  it('missed while away comes with the cursor', async () => {
    const stream = await tavi.listen();
    await stream.until('caught_up');
    const said = await suite.owner.say('react while I am away');
    await stream.until((event) => event.data._id === said._id);
    const since = stream.lastId;
    stream.close();
    await suite.owner.must(204, 'PUT', path(said._id, '🕯️'));
    await suite.owner.must(204, 'DELETE', path(said._id, '🕯️'));
    await suite.owner.must(204, 'PUT', path(said._id, '🔥'));
    const again = await tavi.listen({ query: `?since=${since}` });
    await again.until('caught_up');
    expect(again.seen.map((one) => [one.name, one.data.emoji]).slice(1, -1)).toEqual([
      ['reaction_added', '🕯️'],
      ['reaction_removed', '🕯️'],
      ['reaction_added', '🔥'],
    ]);
    expect(again.faults).toEqual([]);
    again.close();
  });
});

describe('a flood of reactions', () => {
  const flooded = withServer({ args: ['--limit', 'reactions_per_s=2'] });

  it('is limited for one and not for another', async () => {
    const friend = await flooded.owner.bring();
    const said = await flooded.owner.say('flood me');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        friend.ask(i % 2 ? 'DELETE' : 'PUT', path(said._id, '👍')),
      ),
    );
    const refused = answers.filter((one) => one.status === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.json.code).toBe('rate_limited');
    await flooded.owner.must(204, 'PUT', path(said._id, '👍'));
  });
});
