// A server as the product's origin describes itself runs beside Snug on the same database, through a
// driver that nobody here has written: what is said on either is read on both, each message once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onReplicaSet } from '../lib/on-replica-set.ts';
import { OriginServer } from '../lib/origin-server.ts';

const suite = onReplicaSet();
let origin: OriginServer;

beforeAll(async () => {
  origin = await OriginServer.start(suite.set.address);
}, 60_000);
afterAll(() => origin?.stop());

describe('two servers of different makes', () => {
  it('show each other what is said', { timeout: 60_000 }, async () => {
    const here = await suite.owner.listen();
    await here.until('caught_up');
    const there = await origin.listen();
    await origin.say('tavi', 'said on the old server');
    const { data } = await here.until((event) => event.data?.content === 'said on the old server');
    expect(data).toMatchObject({ author: 'tavi', channel: 'home', outside: true });
    const said = await suite.owner.say('said on the new one');
    const seen = await there(2);
    expect(seen.map((one) => one.content)).toEqual([
      'said on the old server',
      'said on the new one',
    ]);
    expect(Object.keys(seen[1]).slice(0, 4)).toEqual(['_id', 'content', 'timestamp', 'author']);
    expect(seen[1]).toMatchObject({ _id: said._id, timestamp: said.timestamp });
    here.close();
  });

  it('lose and double nothing when both are busy', { timeout: 120_000 }, async () => {
    const count = 60;
    const before = (await suite.owner.history()).length;
    const there = await origin.listen();
    const bySnug = async () => {
      for (let i = 0; i < count; i += 1) await suite.owner.say(`new ${i}`);
    };
    const byOrigin = async () => {
      for (let i = 0; i < count; i += 1) await origin.say('tavi', `old ${i}`);
    };
    const here = await suite.owner.listen();
    await here.until('caught_up');
    await Promise.all([bySnug(), byOrigin()]);
    await here.until((event) => event.data?.content === `old ${count - 1}`, 20_000);
    await here.until((event) => event.data?.content === `new ${count - 1}`, 20_000);
    const seen = await there(2 * count);
    const stored = (await suite.owner.history()).slice(before);
    const expected = (word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}`);
    for (const word of ['new', 'old']) {
      const ofThese = (all: any[]) =>
        all.map((one) => one.content).filter((text) => text.startsWith(word));
      expect(ofThese(seen)).toEqual(expected(word));
      expect(ofThese(stored)).toEqual(expected(word));
      const live = here.named('message').map((event) => event.data);
      expect(ofThese(live)).toEqual(expected(word));
    }
    expect(stored.map((one) => one.seq)).toEqual(stored.map((_, i) => before + 1 + i));
    here.close();
  });
});
