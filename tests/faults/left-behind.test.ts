// The log no longer reaches back to what a server has heard: it cannot know what it missed, so it
// begins anew by itself. It once tried again for ever, while its streams stood still. A group too
// many in the log makes a server believe in such a hole.
import { describe, expect, it } from 'vitest';
import { inPython } from '../lib/foreign-driver.ts';
import { onReplicaSet } from '../lib/on-replica-set.ts';

const waitMs = 30_000;

const suite = onReplicaSet();

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + waitMs;
  while (!(await isSo())) {
    if (Date.now() > end)
      throw new Error(`${what}: not within ${waitMs} ms\n${suite.server.output}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe('a server that was left behind', () => {
  it('ends its streams, begins anew, and nobody misses anything', { timeout: 90_000 }, async () => {
    const before = await suite.owner.say('before');
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const turn = await inPython(
      suite.set.address,
      'Messages',
      `turn = db.head.find_one()["turn"] + 5
db.log.insert_one({"_id": turn, "events": []})
print(turn)`,
    );
    await until('it says so', () => suite.server.output.includes('left_behind'));
    await stream.closed;
    await inPython(suite.set.address, 'Messages', 'db.log.delete_one({"_id": given})', turn);

    await until('it is there again', async () => {
      const answer = await suite.owner.post('after', { nonce: 'after' }).catch(() => undefined);
      return answer !== undefined && answer.status <= 201;
    });
    const again = await suite.owner.listen({ query: `?since=${stream.lastId}` });
    await again.until((event) => event.name === 'message' && event.data.seq === before.seq + 1);
    expect(again.named('message').map((event) => event.data.content)).toEqual(['after']);
    expect(suite.server.output.split('left_behind').length).toBeGreaterThan(1);
    again.close();
  });
});
