// What a browser takes away by itself: the tab that was shared is closed, the camera's permission withdrawn. And
// what it gives: the whole screen, a window apart.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desktop, openBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { lampsLit, sees, seesNothing, showsAt } from '../lib/pictures.ts';
import { SnugServer } from '../lib/server.ts';
import { speaksAt } from '../lib/talk.ts';

const slides = 'Slides of the evening';

let browser: Browser;
let server: SnugServer;
let mara: Visitor;
let tavi: Visitor;

async function sit(name: string, hz: number): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, server.origin, desktop);
  await visitor.context.grantPermissions(['camera', 'microphone']);
  await speaksAt(hz)(visitor);
  await showsAt(hz)(visitor);
  await visitor.signIn(name, Person.passwordOf(name));
  await visitor.page.getByRole('link', { name: /^Fireside/ }).hover();
  await button(visitor.page, 'Join Fireside').click();
  await visitor.page.getByRole('link', { name: /^Fireside/ }).click();
  await visitor.page.getByRole('group', { name: 'The call' }).waitFor();
  return visitor;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const large = (page: Page, what: string) =>
  page.getByRole('region', { name: `In view: ${what}`, exact: true });

beforeAll(async () => {
  browser = await openBrowser([`--auto-select-tab-capture-source-by-title=${slides}`]);
  server = await SnugServer.start({ args: ['--voice', '127.0.0.1:0'] });
  const owner = await server.setUp();
  await owner.bring('member', 'tavi');
  await owner.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'Fireside' });
  mara = await sit('mara', 500);
  tavi = await sit('tavi', 900);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

it('fills the screen with a picture, and comes back', async () => {
  await button(mara.page, 'Camera').click();
  await button(tavi.page, 'Look closer: Mara').click();
  await large(tavi.page, 'Mara').waitFor();
  await tavi.page.keyboard.press('f');
  await button(tavi.page, 'Leave full screen').waitFor();
  const fills = () =>
    tavi.page.evaluate(
      () => document.fullscreenElement?.querySelector('video')?.checkVisibility() ?? false,
    );
  await expect.poll(fills).toBe(true);
  await sees(tavi.page, 'camera:mara');
  await tavi.shot('voice-full-screen');
  await button(tavi.page, 'Leave full screen').click();
  await button(tavi.page, 'Full screen').waitFor();
  await large(tavi.page, 'Mara').dblclick();
  await expect.poll(fills).toBe(true);
  await large(tavi.page, 'Mara').dblclick();
  await expect.poll(fills).toBe(false);
});

it('gives a picture a window of its own that stays when one looks elsewhere', async () => {
  await button(tavi.page, 'In a small window of its own').click();
  const apart = () => tavi.page.evaluate(() => document.pictureInPictureElement !== null);
  await expect.poll(apart).toBe(true);
  await sees(tavi.page, 'camera:mara');
  await button(tavi.page, 'In a small window of its own').click();
  await expect.poll(apart).toBe(false);
});

it('ends the sharing of a tab that is closed', async () => {
  const shown = await tavi.context.newPage();
  await shown.goto(`${server.origin}/`);
  await shown.evaluate((title) => {
    document.title = title;
  }, slides);
  await tavi.page.bringToFront();
  await button(tavi.page, 'Share').click();
  await large(mara.page, "Tavi's screen").waitFor();
  await sees(mara.page, 'screen:tavi');
  await shown.close();
  await seesNothing(mara.page, 'screen:tavi');
  await button(tavi.page, 'Share').waitFor();
});

it('tells who lost their camera, and the others see nothing of it', async () => {
  await mara.context.clearPermissions();
  await mara.page.getByText('The camera went away.').waitFor();
  await expect
    .poll(() => mara.page.locator('[aria-live]').allInnerTexts())
    .toContain('Your camera is off.');
  await seesNothing(tavi.page, 'camera:mara');
  expect(await button(mara.page, 'Camera').getAttribute('aria-pressed')).toBe('false');
  expect(await lampsLit(mara.page)).toBe(0);
});

it('shows oneself in the settings, to nobody else, and puts the lamp out', async () => {
  const { page } = tavi;
  await tavi.go('/settings/voice');
  await button(page, 'Start the camera').click();
  const mirror = page.getByRole('main').locator('video');
  await mirror.waitFor();
  const shown = () =>
    mirror.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(shown).toBeGreaterThan(5);
  expect(await mirror.evaluate((video) => getComputedStyle(video).transform)).toMatch(
    /^matrix\(-1/,
  );
  expect(await lampsLit(page)).toBe(1);
  await tavi.shot('voice-settings-camera');
  await seesNothing(mara.page, 'camera:tavi');
  await button(page, 'Stop the camera').click();
  await expect.poll(() => lampsLit(page)).toBe(0);
  await button(page, 'Start the camera').click();
  await mirror.waitFor();
  await page.getByRole('link', { name: 'Appearance' }).click();
  await expect.poll(() => lampsLit(page)).toBe(0);
});

it('broke no rule of the page, and threw nothing', async () => {
  for (const visitor of [mara, tavi]) expect(await visitor.faults()).toEqual([]);
});
