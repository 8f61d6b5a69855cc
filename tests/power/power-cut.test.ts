// The power is cut at random moments under 64 senders. What was acknowledged is on the disk, once; what
// was not may be there, once. Not part of the default run: it needs root, FUSE and a few programs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Senders } from '../kill/senders.ts';
import { SnugServer } from '../lib/server.ts';
import { missing, PowerRig } from './rig.ts';

const cycles = Number(process.env['SNUG_KILL_CYCLES'] ?? '') || 12;
const why = missing();
if (why) console.warn(`the power cut is not tested: ${why}`);

/** One life of a rig: cycles of posting and cutting. Gives what was acknowledged and is not there. */
async function cuts(folder: string, count: number, env: Record<string, string>): Promise<string[]> {
  const rig = new PowerRig(folder);
  await rig.plugIn();
  let server: SnugServer | undefined;
  try {
    server = await SnugServer.start({ data: join(rig.disk, 'data'), env });
    const owner = await server.setUp();
    // What the first minutes wrote is on the disk for both: only the syncs of posts are asked about.
    execFileSync('sync');
    const senders = new Senders(64, [owner.token]);
    for (let cycle = 0; cycle < count; cycle += 1) {
      await cutOnce(rig, server, senders);
      const lost = lostOf(await owner.history(), senders);
      if (lost.length > 0) return lost;
    }
    console.log(`${count} power cuts, ${senders.acknowledged.length} messages acknowledged`);
    // After the cut the disk answers with errors: refusals are right there, and only there.
    expect(senders.odd.filter((one) => !/^(500|503|507)/.test(one))).toEqual([]);
    await server.stop();
    checkDatabase(server.data);
    return [];
  } finally {
    await server?.kill();
    await rig.unplug();
  }
}

async function cutOnce(rig: PowerRig, server: SnugServer, senders: Senders): Promise<void> {
  let over = false;
  const posting = senders.run(server.address, () => over);
  await new Promise((done) => setTimeout(done, 50 + Math.random() * 700));
  rig.cut();
  await new Promise((done) => setTimeout(done, 50));
  await server.kill();
  over = true;
  await posting;
  await rig.unplug();
  await rig.plugIn();
  await server.launch();
}

function lostOf(stored: any[], senders: Senders): string[] {
  expect(stored.findIndex((one, i) => one.seq !== i + 1)).toBe(-1);
  const said = stored.filter((one) => !one.system).map((one) => one.content);
  expect(new Set(said).size).toBe(said.length);
  const byId = new Map(stored.map((one) => [one._id, one.content]));
  const lost = senders.acknowledged.filter((one) => byId.get(one.id) !== one.content);
  return lost.map((one) => one.content);
}

function checkDatabase(data: string): void {
  for (const name of readdirSync(data).filter((one) => /\.(db|sqlite3?)$/.test(one))) {
    const check = [join(data, name), 'PRAGMA integrity_check;'];
    expect(execFileSync('sqlite3', check, { encoding: 'utf8' }).trim()).toBe('ok');
  }
}

describe.skipIf(why !== undefined)('power cuts under 64 senders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snug-power-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`lose no acknowledged message, ${cycles} times`, { timeout: cycles * 30_000 }, async () => {
    expect(await cuts(mkdtempSync(join(folder, 'real-')), cycles, {})).toEqual([]);
  });

  it('lose some when syncs do nothing, so this rig can tell', { timeout: 300_000 }, async () => {
    const library = join(folder, 'nosync.so');
    const source = 'int fsync(int f){(void)f;return 0;} int fdatasync(int f){(void)f;return 0;}';
    execFileSync('gcc', ['-shared', '-fPIC', '-x', 'c', '-', '-o', library], { input: source });
    const damage = await cuts(mkdtempSync(join(folder, 'careless-')), 8, {
      LD_PRELOAD: library,
    }).catch((error: unknown) => [String(error)]);
    expect(damage.length).toBeGreaterThan(0);
  });
});
