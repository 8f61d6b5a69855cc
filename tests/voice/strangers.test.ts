// A client that was not written for Snug, nor by whoever wrote a browser, is heard and hears.
import { afterEach, expect, it } from 'vitest';
import { type Person, unique } from '../lib/person.ts';
import { Stranger } from '../lib/stranger.ts';
import { withServer } from '../lib/suite.ts';
import { openVoiceBrowser, Talker } from '../lib/talker.ts';

const suite = withServer({ args: ['--voice', '127.0.0.1:0'] });
const here: Stranger[] = [];

afterEach(async () => {
  for (const one of here.splice(0)) await one.leave();
});

async function room(): Promise<string> {
  const fields = { kind: 'voice', name: unique('porch') };
  return (await suite.owner.must(201, 'POST', '/api/channels', fields)).id;
}

async function arrive(who: Person, where: string, hz: number): Promise<Stranger> {
  const one = new Stranger(who);
  here.push(one);
  await one.join(where, hz);
  return one;
}

const tones = [500, 700, 900] as const;
/** Between two looks there have to be packets enough to be a tone. */
const patience = { timeout: 30_000, interval: 1_500 };

it('two of its kind hear each other and never themselves', { timeout: 180_000 }, async () => {
  const id = await room();
  const anna = await arrive(await suite.owner.bring(), id, 500);
  const bela = await arrive(await suite.owner.bring(), id, 700);
  await expect.poll(() => anna.tones(tones), patience).toEqual([700]);
  await expect.poll(() => bela.tones(tones), patience).toEqual([500]);
});

it('talks with a page in Chromium and with another of its kind', { timeout: 180_000 }, async () => {
  const id = await room();
  const browser = await openVoiceBrowser();
  try {
    const page = await Talker.arrive(browser, suite.server.origin, await suite.owner.bring(), id);
    const anna = await arrive(await suite.owner.bring(), id, 500);
    await page.join(700);
    const carla = await arrive(await suite.owner.bring(), id, 900);
    await expect.poll(() => page.tones(), { timeout: 20_000 }).toEqual([500, 900]);
    await expect.poll(() => anna.tones(tones), patience).toEqual([700, 900]);
    await expect.poll(() => carla.tones(tones), patience).toEqual([500, 700]);
    expect(await page.transport()).toBe('udp');
    await carla.leave();
    here.splice(here.indexOf(carla), 1);
    await expect.poll(() => page.tones(), { timeout: 20_000 }).toEqual([500]);
  } finally {
    await browser.close();
  }
});
