// Real browsers hear each other through the real server, each by a tone of its own.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { slackMs } from '../lib/patience.ts';
import { type Person, unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';
import { openMortalBrowser, openVoiceBrowser, Talker } from '../lib/talker.ts';

const suite = withServer({ args: ['--voice', '127.0.0.1:0'] });
let browser: Browser;
const talkers: Talker[] = [];

beforeAll(async () => {
  browser = await openVoiceBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  for (const one of talkers.splice(0)) await one.close();
});

async function room(): Promise<string> {
  const fields = { kind: 'voice', name: unique('porch') };
  return (await suite.owner.must(201, 'POST', '/api/channels', fields)).id;
}

async function arrive(who: Person, where: string): Promise<Talker> {
  const one = await Talker.arrive(browser, suite.server.origin, who, where);
  talkers.push(one);
  return one;
}

/** So many people in one new room, by tones of 500 Hz and up. */
async function company(count: number): Promise<{ people: Talker[]; tones: number[]; id: string }> {
  const id = await room();
  const people: Talker[] = [];
  for (let i = 0; i < count; ++i) people.push(await arrive(await suite.owner.bring(), id));
  return { people, tones: people.map((_, i) => 500 + 200 * i), id };
}

const hearing = (who: Talker | undefined, tones: number[]) =>
  expect.poll(() => who?.tones(), { timeout: 15_000 }).toEqual(tones);

it('lets three hear each other and nobody himself, by UDP', async () => {
  const { people, tones } = await company(3);
  for (const [i, one] of people.entries()) {
    const took = await one.join(tones[i] ?? 0);
    console.log(`joined in ${Math.round(took)} ms`);
  }
  for (const [i, one] of people.entries())
    await hearing(
      one,
      tones.filter((_, other) => other !== i),
    );
  for (const one of people) expect(await one.transport()).toBe('udp');
  await people[2]?.leave();
  await hearing(people[0], [tones[1] ?? 0]);
});

it('falls to TCP where UDP is refused', async () => {
  const { people, tones } = await company(2);
  const took = await people[0]?.join(tones[0] ?? 0, 'refused');
  console.log(`joined by TCP in ${Math.round(took ?? 0)} ms`);
  await people[1]?.join(tones[1] ?? 0);
  expect(await people[0]?.transport()).toBe('tcp');
  expect(await people[1]?.transport()).toBe('udp');
  await hearing(people[0], [tones[1] ?? 0]);
  await hearing(people[1], [tones[0] ?? 0]);
});

it('cuts the media of who is kicked within a second', async () => {
  const { people, tones } = await company(2);
  for (const [i, one] of people.entries()) await one.join(tones[i] ?? 0);
  await hearing(people[0], [tones[1] ?? 0]);
  await suite.owner.must(204, 'DELETE', `/api/members/${people[1]?.who.username}`);
  await expect
    .poll(() => people[0]?.tones(), { timeout: 1_000 + slackMs, interval: 50 })
    .toEqual([]);
  await expect
    .poll(() => people[1]?.tones(), { timeout: 1_000 + slackMs, interval: 50 })
    .toEqual([]);
});

it('forgets within ten seconds whose browser was killed', async () => {
  const { people, id } = await company(1);
  await people[0]?.join(500);
  const mortal = await openMortalBrowser();
  const victim = await suite.owner.bring();
  await (await Talker.arrive(mortal.browser, suite.server.origin, victim, id)).join(700);
  await hearing(people[0], [700]);
  await mortal.kill();
  const since = Date.now();
  const there = async () => {
    const { voice } = await suite.owner.must(200, 'GET', '/api/snapshot');
    return voice.find((one: any) => one.channel === id)?.members.length;
  };
  await expect.poll(there, { timeout: 10_000 + slackMs, interval: 100 }).toBe(1);
  expect(Date.now() - since).toBeLessThan(10_000 + slackMs);
});
