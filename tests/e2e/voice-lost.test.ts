// What a browser takes away by itself: the tab that was shared is closed, the camera's permission withdrawn, the
// microphone pulled out. And what it gives: the whole screen, a window apart.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { desktop, type Visitor } from '../lib/browser.ts';
import { pressing as button, Fireside, join, lookIn } from '../lib/fireside.ts';
import { lampsLit, sees, seesNothing, showsAt } from '../lib/pictures.ts';
import { hears } from '../lib/talk.ts';

const slides = 'Slides of the evening';

let mara: Visitor;
let tavi: Visitor;

Fireside.forFile({ flags: [`--auto-select-tab-capture-source-by-title=${slides}`] }, async (at) => {
  mara = await sit(at, 'mara', 500);
  tavi = await sit(at, 'tavi', 900);
});

async function sit(at: Fireside, name: string, hz: number): Promise<Visitor> {
  const visitor = await at.arrive(name, hz, desktop, async (one) => {
    await one.context.grantPermissions(['camera', 'microphone']);
    await showsAt(hz)(one);
  });
  await join(visitor.page);
  await lookIn(visitor.page);
  return visitor;
}

const large = (page: Page, what: string) =>
  page.getByRole('region', { name: `In view: ${what}`, exact: true });

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
  await shown.goto(`${tavi.origin}/`);
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

it('stays in the call when the network changes and the way still stands', async () => {
  const { page } = tavi;
  const joins: string[] = [];
  page.on('request', (one) => {
    if (one.method() === 'POST' && one.url().endsWith('/voice')) joins.push(one.url());
  });
  const lost = page.getByText('reconnecting', { exact: true });
  const said = lost.first().waitFor();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await said;
  // Where nobody sees that the new addresses work, everything is made anew, and the room joined again.
  await expect.poll(() => lost.count(), { timeout: 5000 }).toBe(0);
  expect(joins).toEqual([]);
  await hears(mara.page, [500, 900], [900]);
});

it('hears again who plugged in another microphone', async () => {
  const tones = [500, 900];
  await hears(mara.page, tones, [900]);
  // No browser pulls out a device when it is told to: nothing opens any more, and what was open ends.
  await tavi.page.evaluate(() => {
    const { mediaDevices: devices } = navigator;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async () => {
      throw new DOMException('pulled out', 'NotFoundError');
    };
    const pluggedIn = () => {
      devices.getUserMedia = open;
    };
    addEventListener('test:plugged-in', pluggedIn, { once: true });
    for (const track of window.__microphones ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
  await tavi.page.getByText('The microphone went away.').waitFor();
  await hears(mara.page, tones, []);
  await tavi.page.evaluate(() => {
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    dispatchEvent(new Event('test:plugged-in'));
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  });
  await hears(mara.page, tones, [900]);
  await tavi.page.getByText('That microphone went away.').waitFor();
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
