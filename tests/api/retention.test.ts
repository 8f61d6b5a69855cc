// Large files that go by themselves after a time, and come back when somebody wants them.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Person } from '../lib/person.ts';
import { replicaSet } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';
import { shareFile } from '../lib/uploads.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

const attachmentOf = async (who: Person, seq: number) => {
  const path = `/api/channels/home/messages?around=${seq}&limit=1`;
  const page = await who.must(200, 'GET', path);
  return page.messages.find((one: any) => one.seq === seq).attachments[0];
};

describe('how long files stay', () => {
  it('is set by owners and announced where everybody reads', async () => {
    const { owner } = suite;
    const wanted = { retention: { days: 30, over_mb: 1 } };
    expect((await tavi.ask('PATCH', '/api/server', wanted)).status).toBe(403);
    const stream = await tavi.listen();
    await stream.until('caught_up');
    const now = await owner.must(200, 'PATCH', '/api/server', wanted);
    expect(now.retention).toEqual({ days: 30, over_mb: 1 });
    const line = await stream.until((event) => event.data?.system?.kind === 'retention');
    expect(line.data.content).toContain('Files over 1 MB go 30 days after');
    expect(stream.faults).toEqual([]);
    stream.close();
    for (const retention of [{ days: -1 }, { days: 1e9 }, { days: 1, over_mb: -1 }])
      expect((await owner.ask('PATCH', '/api/server', { retention })).status).toBe(422);
    for (const retention of ['x', {}, { days: 'x' }])
      expect((await owner.ask('PATCH', '/api/server', { retention })).status).toBe(400);
  });

  // Time passes by a change of the rows, so only where there are rows.
  it.skipIf(replicaSet)('takes large old ones away, but for pinned ones', async () => {
    const { owner, server } = suite;
    const large = await shareFile(tavi, 'large.bin', randomBytes(1_200_000));
    const pinned = await shareFile(tavi, 'pinned.bin', randomBytes(1_200_001));
    const small = await shareFile(tavi, 'small.bin', randomBytes(1_000));
    await owner.must(204, 'PUT', `/api/channels/home/messages/${pinned.message._id}/pin`);
    await server.stop();
    const database = join(server.data, 'snug.db');
    const month = 31 * 24 * 3_600_000;
    execFileSync('sqlite3', [database, `UPDATE attachments SET at = at - ${month}`]);
    await server.restart();
    await expect
      .poll(async () => (await attachmentOf(tavi, large.message.seq)).state, { timeout: 20_000 })
      .toBe('removed');
    const gone = await attachmentOf(tavi, large.message.seq);
    expect(Date.parse(gone.restorable_until)).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
    expect((await tavi.ask('GET', gone.url)).status).toBe(404);
    for (const other of [pinned, small]) {
      expect((await attachmentOf(tavi, other.message.seq)).state).toBe('ready');
      expect((await tavi.ask('GET', other.file.url)).status).toBe(200);
    }
    const friend = await owner.bring();
    expect((await friend.ask('POST', `/api/files/${gone.id}/restore`)).status).toBe(403);
    await tavi.must(204, 'POST', `/api/files/${gone.id}/restore`);
    expect(await attachmentOf(tavi, large.message.seq)).toEqual(large.file);
    expect((await tavi.ask('GET', large.file.url)).bytes.length).toBe(1_200_000);
  });
});
