// Cameras of real browsers: who watches sees them move, who does not is sent nothing.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { filmInPage, type Seen, seenInPage, sentInPage } from '../lib/film-in-page.ts';
import { Firefox, haveFirefox } from '../lib/firefox.ts';
import { type Person, unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';
import { openVoiceBrowser } from '../lib/talker.ts';

// Firefox does not call its own machine by 127.0.0.1 where that has another address.
const suite = withServer({ args: ['--voice', '0.0.0.0:0'] });
const patience = { timeout: 40_000, interval: 200 };

interface Somebody {
  who: Person;
  path: string;
  film(shows: boolean, slots: number): Promise<string>;
  seen(): Promise<Seen[]>;
  sent(): ReturnType<typeof sentInPage>;
  watch(camera: Somebody[]): Promise<void>;
  close(): Promise<void>;
}

async function openRoom(): Promise<string> {
  const fields = { kind: 'voice', name: unique('porch') };
  const { id } = await suite.owner.must(201, 'POST', '/api/channels', fields);
  return `/api/channels/${id}/voice`;
}

function inPage(
  page: Pick<Page, 'evaluate'>,
  who: Person,
  path: string,
  close: () => Promise<void>,
): Somebody {
  return {
    who,
    path,
    film: (shows, slots) => page.evaluate(filmInPage, { path, bearer: who.bearer, shows, slots }),
    seen: () => page.evaluate(seenInPage),
    sent: () => page.evaluate(sentInPage),
    watch: async (camera) => {
      const session = await page.evaluate(() => window.film?.session);
      const names = camera.map((one) => one.who.username);
      await who.must(204, 'PUT', `${path}/${session}/watch`, { camera: names });
    },
    close,
  };
}

async function inChromium(path: string): Promise<Somebody> {
  const browser = await openVoiceBrowser();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${suite.server.origin}/`);
  return inPage(page, await suite.owner.bring(), path, () => browser.close());
}

async function inFirefox(path: string): Promise<Somebody> {
  const who = await suite.owner.bring();
  const prefs = {
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'media.peerconnection.ice.loopback': true,
    'media.autoplay.default': 0,
  };
  const firefox = await Firefox.arrive(suite.server.origin, who.username, { prefs });
  const page = firefox.page as unknown as Pick<Page, 'evaluate'>;
  return inPage(page, who, path, () => firefox.leave());
}

/** The picture in place `slot` is there and moves. */
async function moves(at: Somebody, slot = 0): Promise<void> {
  await expect.poll(async () => (await at.seen())[slot]?.width, patience).toBeGreaterThan(0);
  const before = (await at.seen())[slot]?.frames ?? 0;
  await expect
    .poll(async () => (await at.seen())[slot]?.frames, patience)
    .toBeGreaterThan(before + 5);
}

async function showAndWatch(shower: Somebody, viewer: Somebody): Promise<void> {
  await shower.film(true, 0);
  await viewer.film(false, 2);
  expect((await viewer.seen()).map(({ bytes }) => bytes)).toEqual([0, 0]);
  await viewer.watch([shower]);
  await moves(viewer);
  await viewer.watch([]);
  await expect
    .poll(async () => {
      const before = (await viewer.seen())[0]?.bytes;
      await new Promise((done) => setTimeout(done, 1_000));
      return (await viewer.seen())[0]?.bytes === before;
    }, patience)
    .toBe(true);
  // Again, with a key frame of its own.
  await viewer.watch([shower]);
  await moves(viewer);
}

it('are seen by who watches them, and by nobody else', { timeout: 180_000 }, async () => {
  const path = await openRoom();
  const [shower, viewer, late] = await Promise.all([1, 2, 3].map(() => inChromium(path)));
  if (!shower || !viewer || !late) throw new Error('nobody came');
  await showAndWatch(shower, viewer);
  await late.film(false, 1);
  await late.watch([shower]);
  await moves(late);
  // What the server says may be sent is gone by: browsers begin with a quarter of it.
  await expect.poll(async () => (await shower.sent()).target, patience).toBeGreaterThan(600_000);
  for (const one of [shower, viewer, late]) await one.close();
});

it.skipIf(!haveFirefox)(
  'of Chromium and Firefox are seen in the other',
  { timeout: 240_000 },
  async () => {
    const path = await openRoom();
    const [first, second] = await Promise.all([inChromium(path), inFirefox(path)]);
    await first.film(true, 1);
    await second.film(true, 1);
    await first.watch([second]);
    await second.watch([first]);
    await moves(first);
    await moves(second);
    for (const one of [first, second]) await one.close();
  },
);
