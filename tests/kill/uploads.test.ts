// kill -9 of the server, and in other cycles of its media helpers, at random moments while people bring
// files, have them looked into, send them and take them back. Afterwards there is nothing or the whole:
// each acknowledged message has its files and their bytes, what was taken back is gone, an upload stands
// where it was said to stand, no bytes stay that no row names, and `snug doctor` has nothing to say.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snug } from '../lib/command.ts';
import type { Person } from '../lib/person.ts';
import { replicaSet, SnugServer } from '../lib/server.ts';
import { lookAt, madeFile } from '../lib/uploads.ts';
import { type KeptBytes, keptBytes } from './kept-bytes.ts';
import { type Sent, type Shared, Sharers, someText } from './sharers.ts';

const cycles = Number(process.env['SNUG_KILL_CYCLES'] ?? '') || 100;
const aliveMs = { min: 20, max: 400 };
/** Every third kill is one of the helpers, and the server goes on. */
const helperEvery = 3;
/** Looked into by the helper: so many for each cycle, so that it is never idle and never far behind. */
const mediaPerCycle = 1;
/** Longer than a blob has to be unused before it is swept away. */
const agedMs = 2 * 3_600_000;
/** What was left unlooked at is taken up with a start. The helper gives way to all others. */
const lookedAfterMs = 60_000 + cycles * mediaPerCycle * 5_000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function mediaMade(): Shared[] {
  const source = '-v error -f lavfi -i testsrc=s=640x480:d=1:r=5';
  const commands: [string, string][] = [
    ['a.png', `ffmpeg ${source} -frames:v 1 a.png`],
    ['b.png', `ffmpeg ${source} -vf scale=1600:1200 -frames:v 1 b.png`],
    ['c.jpg', `ffmpeg ${source} -frames:v 1 c.jpg && exiftool -q -Orientation#=6 c.jpg`],
    ['d.webp', `ffmpeg ${source} -frames:v 1 d.webp`],
    ['e.gif', `ffmpeg ${source} -vf scale=160:120 e.gif`],
    ['f.mp4', `ffmpeg ${source} -c:v libx264 -pix_fmt yuv420p f.mp4`],
    ['g.avi', `ffmpeg ${source} -c:v mpeg4 g.avi`],
    ['h.wav', 'ffmpeg -v error -f lavfi -i sine=d=2 h.wav'],
  ];
  return commands.map(([name, how]) => ({ name, bytes: madeFile(name, how), isPlain: false }));
}

/** Processes that the server has started. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

let server: SnugServer;
let owner: Person;
let sharers: Sharers;
let bytes: KeptBytes;
let kills = { server: 0, helper: 0 };

beforeAll(async () => {
  server = await SnugServer.start();
  owner = await server.setUp();
  const people = [owner];
  for (let i = 0; i < 5; i += 1) people.push(await owner.bring());
  const made = mediaMade();
  let brought = 0;
  const next = () => {
    const due = (kills.server + kills.helper + 1) * mediaPerCycle;
    const media = brought < due ? made[brought % made.length] : undefined;
    if (media) brought += 1;
    return media ?? someText();
  };
  // A set may still wait for the transaction of a server that was killed.
  sharers = new Sharers(people, next, replicaSet ? [503] : []);
  bytes = keptBytes(server.data);
}, 60_000);
afterAll(async () => {
  await bytes?.close();
  await server?.dispose();
});

const attachmentsOf = (messages: any[]): Map<string, any> =>
  new Map(messages.flatMap((one) => (one.attachments ?? []).map((file: any) => [file.id, file])));

describe(`${cycles} kills among people who share files`, () => {
  it('happen', { timeout: cycles * 10_000 }, async () => {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      let over = false;
      const sharing = sharers.run(() => over);
      await pause(aliveMs.min + Math.random() * (aliveMs.max - aliveMs.min));
      if (cycle % helperEvery === helperEvery - 1) {
        const helpers = childrenOf(server.pid);
        const one = helpers[Math.floor(Math.random() * helpers.length)];
        if (one) process.kill(one, 'SIGKILL');
        if (one) kills.helper += 1;
        over = true;
        await sharing;
      } else {
        await server.kill();
        kills.server += 1;
        over = true;
        await sharing;
        await server.launch();
      }
    }
    await sharers.settle();
    console.log(
      `${kills.server} kills of the server, ${kills.helper} of a helper, ` +
        `${sharers.sent.length} messages, ${sharers.dropped.length} uploads taken back`,
    );
    expect(sharers.odd).toEqual([]);
    expect(sharers.sent.length).toBeGreaterThan(cycles / 2);
    expect(kills.helper).toBeGreaterThan(0);
  });

  it('leave nothing half done that is not done after the next start', {
    timeout: 2 * lookedAfterMs + 60_000,
  }, async () => {
    await server.stop();
    const before = await bytes.named();
    const stray = await bytes.age(agedMs);
    const started = Date.now();
    await server.launch();
    await expect
      .poll(
        async () => {
          const states = [...attachmentsOf(await owner.history()).values()].map((one) => one.state);
          return states.filter((one) => one === 'processing').length;
        },
        { timeout: lookedAfterMs, interval: 1_000 },
      )
      .toBe(0);
    // Bytes that lost their name after the start go with a later sweep.
    const unused = async () => {
      const named = await bytes.named();
      return (await bytes.kept())
        .filter((one) => one.at < started && !named.has(one.hash) && !before.has(one.hash))
        .map((one) => one.hash);
    };
    await expect.poll(unused, { timeout: lookedAfterMs, interval: 1_000 }).toEqual([]);
    const [named, kept] = [await bytes.named(), await bytes.kept()];
    const there = new Set(kept.map((one) => one.hash));
    expect(there.has(stray)).toBe(false);
    expect([...named].filter((one) => !there.has(one))).toEqual([]);
    expect(kept.filter((one) => one.sha256 !== one.hash)).toEqual([]);
    expect(await bytes.strays()).toEqual([]);
  });

  it('lose no file of an acknowledged message', { timeout: 120_000 }, async () => {
    const files = attachmentsOf(await owner.history());
    const wrong: string[] = [];
    for (const one of sharers.sent.filter((sent) => !sent.isDeleted)) {
      const fault = await faultOf(one, files.get(one.id));
      if (fault) wrong.push(`${one.file.name} ${one.id}: ${fault}`);
    }
    expect(wrong).toEqual([]);
  });

  it('bring nothing back', async () => {
    const deleted = sharers.sent.filter((one) => one.isDeleted).map((one) => one.id);
    // A few cycles may see none by chance.
    if (cycles >= 30) expect(deleted.length + sharers.dropped.length).toBeGreaterThan(0);
    for (const id of [...deleted, ...sharers.dropped]) {
      expect((await owner.ask('GET', `/api/files/${id}/x`)).status).toBe(404);
      expect((await lookAt(owner, id)).status).toBe(404);
    }
  });

  it('leave the store whole', async () => {
    for (const state of ['running', 'stopped']) {
      if (state === 'stopped') await server.stop();
      const told = await snug(['doctor', '--data', server.data]);
      expect([state, told.code, told.stderr]).toEqual([state, 0, '']);
    }
    await server.launch();
  });
});

/** What is wrong with a file of a message that was acknowledged. */
async function faultOf(sent: Sent, told: any): Promise<string | undefined> {
  if (told === undefined) return 'its message has it no more';
  if (told.state !== 'ready') return `${told.state} ${told.reason}`;
  if (sent.file.isPlain !== (told.kind === 'file')) return `became a ${told.kind}`;
  for (const path of [told.url, told.thumb, told.poster].filter(Boolean)) {
    const [first, second] = [await owner.ask('GET', path), await owner.ask('GET', path)];
    if (first.status !== 200 || second.status !== 200) return `${path} answers ${first.status}`;
    if (sha256(first.bytes) !== sha256(second.bytes)) return `${path} is not twice the same`;
    if (path === told.url && first.bytes.length !== told.size) return `${path} is not of its size`;
    if (path === told.url && sent.file.isPlain && !first.bytes.equals(sent.file.bytes))
      return 'other bytes than were sent';
  }
  return undefined;
}
