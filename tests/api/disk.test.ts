// A disk that fills up: posts are refused with 507 and nothing is lost, reading goes on, and when
// there is room again everything works without a restart. A small tmpfs is the disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unique } from '../lib/person.ts';
import { freshFolder, replicaSet, SnugServer } from '../lib/server.ts';

const root = process.getuid?.() === 0;
if (!root) console.warn('the full disk is not tested: mounting a small one needs root');

// On a replica set the disks are elsewhere.
describe.runIf(root && !replicaSet)('a full disk', () => {
  let disk: string;
  beforeEach(() => {
    disk = join(freshFolder(), 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', disk]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', disk]);
    rmSync(join(disk, '..'), { recursive: true, force: true });
  });

  const freeBytes = () => {
    const at = statfsSync(disk);
    return at.bavail * at.bsize;
  };

  it('refuses posts with 507, serves readers, and heals', async () => {
    const server = await SnugServer.start({ data: join(disk, 'data') });
    const owner = await server.setUp();
    const said = await owner.say('before it was full');
    const stream = await owner.listen();
    await stream.until('caught_up');
    const filler = join(disk, 'filler');
    // All of it but a few pages: below any floor, and too little for the next page of the journal.
    writeFileSync(filler, Buffer.alloc(Math.max(0, freeBytes() - 64 * 1024)));

    const refused = await firstRefusal(owner);
    expect([refused.status, refused.json.code]).toEqual([507, 'no_space']);
    const nonce = unique('full');
    expect((await owner.post('kept by the sender', { nonce })).status).toBe(507);
    expect((await owner.history()).map((one) => one._id)).toContain(said._id);
    expect((await owner.ask('GET', '/api/snapshot')).status).toBe(200);
    expect((await owner.ask('GET', '/up')).status).toBe(200);
    expect(stream.isClosed).toBe(false);

    truncateSync(filler, 0);
    await expect
      .poll(async () => (await owner.post('kept by the sender', { nonce })).status, {
        timeout: 20_000,
      })
      .toBe(201);
    await stream.until((event) => event.data.nonce === nonce);
    const all = await owner.history();
    expect(all.map((one) => one.seq)).toEqual(all.map((_, i) => i + 1));
    expect(all.filter((one) => one.content === 'kept by the sender')).toHaveLength(1);
    stream.close();
    await server.dispose();
  });

  async function firstRefusal(owner: { post(text: string): Promise<any> }) {
    for (let i = 0; i < 500; i += 1) {
      const answer = await owner.post(`filling up ${i} ${'x'.repeat(3000)}`);
      if (answer.status !== 201) return answer;
    }
    throw new Error('500 posts were stored on a full disk');
  }
});
