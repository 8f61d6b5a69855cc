// The log no longer reaches back to what a server has heard: it cannot know what it missed, so it
// begins anew by itself. It once tried again for ever, while its streams stood still. A group too
// many in the log makes a server believe in such a hole.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPython } from '../lib/foreign-driver.ts';
import type { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';

const waitMs = 30_000;

let set: ReplicaSet;
let server: SnugServer;
let owner: Person;

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  server = await SnugServer.start({ env });
  owner = await server.setUp();
}, 120_000);

afterAll(async () => {
  await server?.dispose();
  set?.dispose();
}, 60_000);

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + waitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${waitMs} ms\n${server.output}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe('a server that was left behind', () => {
  it('ends its streams, begins anew, and nobody misses anything', { timeout: 90_000 }, async () => {
    const before = await owner.say('before');
    const stream = await owner.listen();
    await stream.until('caught_up');
    const turn = await inPython(
      set.address,
      'Messages',
      `turn = db.head.find_one()["turn"] + 5
db.log.insert_one({"_id": turn, "events": []})
print(turn)`,
    );
    await until('it says so', () => server.output.includes('left_behind'));
    await stream.closed;
    await inPython(set.address, 'Messages', 'db.log.delete_one({"_id": given})', turn);

    await until('it is there again', async () => {
      const answer = await owner.post('after', { nonce: 'after' }).catch(() => undefined);
      return answer !== undefined && answer.status <= 201;
    });
    const again = await owner.listen({ query: `?since=${stream.lastId}` });
    await again.until((event) => event.name === 'message' && event.data.seq === before.seq + 1);
    expect(again.named('message').map((event) => event.data.content)).toEqual(['after']);
    expect(server.output.split('left_behind').length).toBeGreaterThan(1);
    again.close();
  });
});
