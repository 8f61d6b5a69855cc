// Whoever reads `home` the way the product's origin did (a change stream with fullDocument, the four
// fields first) sees our messages as they always were, through a driver that nobody here has written.
import { describe, expect, it } from 'vitest';
import { inPython } from '../lib/foreign-driver.ts';
import { onReplicaSet } from '../lib/on-replica-set.ts';

const suite = onReplicaSet();

/** Reads `count` inserts into `home` since then. */
const follow = `
import bson
count = given["count"]
seen = []
with db.home.watch([{"$match": {"operationType": "insert"}}], full_document="updateLookup",
                   start_at_operation_time=bson.Timestamp(given["since"], 0)) as stream:
    for change in stream:
        document = change["fullDocument"]
        seen.append({"fields": list(document)[:4], "id": str(document["_id"]), "content": document["content"],
                     "author": document["author"], "at": document["timestamp"].isoformat(timespec="milliseconds") + "Z"})
        if len(seen) == count: break
print(json.dumps(seen))
`;

describe('a change stream on home', () => {
  it('shows each message once, in order, the four fields first', { timeout: 60_000 }, async () => {
    const since = Math.floor(Date.now() / 1000) - 1;
    const said = [];
    for (const content of ['one', 'two with 😀', 'three'])
      said.push(await suite.owner.say(content));
    const seen = await inPython(suite.set.address, 'Messages', follow, {
      count: said.length,
      since,
    });
    expect(seen).toEqual(
      said.map((one) => ({
        fields: ['_id', 'content', 'timestamp', 'author'],
        id: one._id,
        content: one.content,
        author: suite.owner.username,
        at: one.timestamp,
      })),
    );
  });

  it('does not show what is said in other channels', { timeout: 60_000 }, async () => {
    const { id } = await suite.owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'elsewhere',
    });
    await suite.owner.say('not for everybody', { channel: id });
    const found = await inPython(
      suite.set.address,
      'Messages',
      'print(json.dumps(db.home.count_documents({"content": "not for everybody"})))',
    );
    expect(found).toBe(0);
  });
});
