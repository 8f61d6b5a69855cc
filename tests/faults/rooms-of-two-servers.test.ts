// A voice room on two servers of one replica set: it lives on one of them, whoever comes through the other
// is in it all the same, and when its server is killed it opens on the other.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openWholeBrowser, Visitor } from '../lib/browser.ts';
import { slackMs } from '../lib/patience.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';
import { hears, speaksAt } from '../lib/talk.ts';

const backWithinMs = 10_000;
const tones = { mara: 500, tavi: 900, otis: 1400 } as const;
type Name = keyof typeof tones;
const all = Object.values(tones);

let set: ReplicaSet;
let browser: Browser;
let first: SnugServer;
let second: SnugServer;
let owner: Person; // on the first
const here = new Map<Name, Visitor>();

const page = (name: Name) => {
  const visitor = here.get(name);
  if (visitor === undefined) throw new Error(`${name} is not here`);
  return visitor.page;
};
const card = (name: Name) => page(name).getByRole('link', { name: /^Fireside/ });

async function arrive(name: Name, at: SnugServer): Promise<void> {
  const visitor = await Visitor.arrive(browser, at.origin, desktop);
  here.set(name, visitor);
  await speaksAt(tones[name])(visitor);
  await visitor.signIn(name, Person.passwordOf(name));
}

async function join(name: Name): Promise<void> {
  await card(name).hover();
  await page(name).getByRole('button', { name: 'Join Fireside', exact: true }).click();
  await page(name).getByRole('region', { name: 'The call' }).waitFor();
}

const others = (name: Name, ...there: Name[]) =>
  there.filter((one) => one !== name).map((one) => tones[one]);

/** Whom a server shows in the room. */
async function peopleAt(at: SnugServer): Promise<string[]> {
  const asked = new Person(at.address, owner.username, owner.token);
  const { voice } = await asked.must(200, 'GET', '/api/snapshot');
  return voice.flatMap((room: any) => room.members.map((one: any) => one.username)).sort();
}

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages', SNUG_VOICE: '127.0.0.1:0' };
  first = await SnugServer.start({ env });
  second = await SnugServer.start({ env });
  owner = await first.setUp();
  for (const name of ['tavi', 'otis']) await owner.bring('member', name);
  await owner.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'Fireside' });
  browser = await openWholeBrowser();
  await arrive('mara', first);
  await arrive('tavi', second);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  for (const one of [first, second]) await one?.dispose();
  set?.dispose();
}, 60_000);

describe('a voice room on two servers', () => {
  it('is one room, through whichever of them one comes', async () => {
    await join('mara');
    await expect.poll(() => card('tavi').textContent()).toContain('with Mara');
    await join('tavi');
    await hears(page('mara'), all, others('mara', 'tavi'));
    await hears(page('tavi'), all, others('tavi', 'mara'));
    for (const at of [first, second]) {
      await expect.poll(() => peopleAt(at)).toEqual(['mara', 'tavi']);
    }
  });

  it('shows on both who is muted', async () => {
    const call = page('tavi').getByRole('region', { name: 'The call' });
    await call.getByRole('button', { name: 'Mute', exact: true }).click();
    await hears(page('mara'), all, []);
    await expect
      .poll(async () => {
        const { voice } = await owner.must(200, 'GET', '/api/snapshot');
        return voice[0]?.members.find((one: any) => one.username === 'tavi')?.muted;
      })
      .toBe(true);
    await call.getByRole('button', { name: 'Unmute', exact: true }).click();
    await hears(page('mara'), all, others('mara', 'tavi'));
  });

  it('is left by who comes through the other door', async () => {
    const call = page('tavi').getByRole('region', { name: 'The call' });
    await call.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect.poll(() => peopleAt(first)).toEqual(['mara']);
    await join('tavi');
    await hears(page('tavi'), all, others('tavi', 'mara'));
  });

  it('opens on the other within ten seconds when its server is killed', async () => {
    await first.kill();
    const since = Date.now();
    await page('mara').context().close();
    here.delete('mara');
    await expect
      .poll(() => peopleAt(second), { timeout: backWithinMs + slackMs, interval: 100 })
      .toEqual(['tavi']);
    console.log(`the room was open again after ${Date.now() - since} ms`);
    await arrive('otis', second);
    await join('otis');
    await hears(page('otis'), all, others('otis', 'tavi'));
    await hears(page('tavi'), all, others('tavi', 'otis'));
  });
});
