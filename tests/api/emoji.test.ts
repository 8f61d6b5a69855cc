import { describe, expect, it } from 'vitest';
import { type Person } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

describe('the group’s own emoji', () => {
  it('come and go for everybody at once, and stay over a restart', async () => {
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const cat = await tavi.must(201, 'POST', '/api/emoji', { name: 'cat', aliases: ['kitty'] });
    expect(cat).toMatchObject({ name: 'cat', aliases: ['kitty'], by: tavi.username });
    expect((await stream.until('emoji_added')).data).toEqual(cat);
    await tavi.must(200, 'PATCH', '/api/emoji/cat', { aliases: ['puss'] });
    await tavi.must(201, 'POST', '/api/emoji', { name: 'dog' });
    await suite.owner.must(204, 'DELETE', '/api/emoji/dog');
    expect((await stream.until('emoji_removed')).data).toEqual({ name: 'dog' });
    expect(stream.faults).toEqual([]);
    stream.close();
    await suite.server.restart();
    const { emoji } = await tavi.must(200, 'GET', '/api/emoji');
    expect(emoji).toEqual([{ ...cat, aliases: ['puss'] }]);
    expect((await tavi.must(200, 'GET', '/api/snapshot')).emoji).toEqual(emoji);
  });

  it('are reacted with by their name', async () => {
    const said = await suite.owner.say('look');
    const path = (name: string) =>
      `/api/channels/home/messages/${said._id}/reactions/${encodeURIComponent(`:${name}:`)}`;
    expect((await tavi.ask('PUT', path('nobodys_cat'))).status).toBe(422);
    await tavi.must(204, 'PUT', path('cat'));
    const held = (await tavi.history()).find((one) => one._id === said._id);
    expect(held.reactions).toEqual([{ emoji: ':cat:', users: [tavi.username], count: 1 }]);
  });

  it('are missed by nobody who was away', async () => {
    const stream = await tavi.listen();
    const { cursor } = (await stream.until('caught_up')).data;
    stream.close();
    await suite.owner.must(201, 'POST', '/api/emoji', { name: 'owl' });
    await suite.owner.must(201, 'POST', '/api/emoji', { name: 'eel' });
    await suite.owner.must(204, 'DELETE', '/api/emoji/eel');
    const back = await tavi.listen({ query: `?since=${cursor}` });
    await back.until('caught_up');
    expect(back.named('emoji_added').map((event) => event.data.name)).toEqual(['owl']);
    expect(back.named('emoji_removed').map((event) => event.data.name)).toContain('eel');
    back.close();
  });

  it.each([
    [{ name: 'cat' }, 409],
    [{ name: 'puss' }, 409],
    [{ name: 'Cat' }, 422],
    [{ name: 'x' }, 422],
    [{ name: 'fox', aliases: ['cat'] }, 409],
    [{ name: 'fox', aliases: ['a b'] }, 422],
    [{ name: 'fox', aliases: 'vixen' }, 400],
    [{}, 400],
  ])('%j is %i', async (body, status) => {
    expect((await tavi.ask('POST', '/api/emoji', body)).status).toBe(status);
  });
});
