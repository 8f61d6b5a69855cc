// Files between their being picked and their message: what goes out with them, a line that is cut, what a browser
// does not draw or play, and how they stand when they are there.
import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import type { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { blob, done, holdUploads, item, large, pick, png, tray } from '../lib/tray.ts';

let mara: Visitor;
let other: Visitor;

withHome(async (home) => {
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

describe('a file on its way', () => {
  it('says that it waits for the line, and goes on by itself when that is back', async () => {
    const { page } = mara;
    let isCut = true;
    const cut = (route: Route) =>
      isCut && route.request().method() === 'PATCH'
        ? route.abort('connectionreset')
        : route.continue();
    await page.route('**/api/uploads/**', cut);
    await pick(page, blob('kept.zip', 100_000), blob('dropped.zip', 100_000));
    for (const name of ['kept.zip', 'dropped.zip']) {
      await item(page, name).getByText('Waiting for the line').waitFor();
    }
    await mara.shot('line-cut');
    await page.getByRole('button', { name: 'Take dropped.zip out' }).click();
    await item(page, 'dropped.zip').waitFor({ state: 'detached' });
    await mara.write('Over a bad line');
    await mara.said('Over a bad line').getByText('Waiting for the line').waitFor();
    await expect.poll(() => mara.said('Over a bad line').getByRole('link').count()).toBe(0);
    isCut = false;
    await other.said('Over a bad line').getByText('kept.zip').waitFor();
    await page.unroute('**/api/uploads/**', cut);
  });

  it('says before it is sent what goes out with all that it tells, and what is no picture', async () => {
    const { page } = mara;
    const words = Buffer.from('no picture at all');
    await pick(
      page,
      { name: 'roof.dng', mimeType: '', buffer: words },
      { name: 'rent.pdf', mimeType: 'application/pdf', buffer: words },
      { name: 'fake.png', mimeType: 'image/png', buffer: words },
    );
    for (const name of ['roof.dng', 'rent.pdf', 'fake.png']) await done(page, name);
    await item(page, 'roof.dng').getByText('place, time and camera').waitFor();
    await item(page, 'rent.pdf').getByText('who made it and when').waitFor();
    expect(await item(page, 'fake.png').getByText('Goes out as it is').count()).toBe(0);
    await expect.poll(() => item(page, 'fake.png').locator('img').count()).toBe(0);
    await mara.shot('tray-as-it-is');
    expect(await axe(page)).toEqual([]);
    for (const name of ['roof.dng', 'rent.pdf', 'fake.png']) {
      await page.getByRole('button', { name: `Take ${name} out` }).click();
    }
    await tray(page).waitFor({ state: 'detached' });
  });

  it('is no film to be played as long as this browser cannot', async () => {
    const { page } = mara;
    const letGo = await holdUploads(page);
    const buffer = Buffer.from('RIFF\0\0\0\0AVI no film at all');
    await pick(page, { name: 'old.avi', mimeType: 'video/x-msvideo', buffer });
    await expect.poll(() => item(page, 'old.avi').locator('video').count()).toBe(0);
    await mara.write('An old film');
    const row = mara.said('An old film');
    await row.getByText('old.avi').waitFor();
    await mara.shot('film-on-its-way');
    expect(await row.getByRole('button', { name: /^Play/ }).count()).toBe(0);
    await letGo();
    await other.said('An old film').getByText('It is damaged, or cut off.').waitFor();
  });

  it('is shown whole and sharp where it is very long or very thin', async () => {
    const { page } = mara;
    await pick(page, await png(page, 'long.png', 4000, 200));
    await mara.write('Along the shore');
    await pick(page, await png(page, 'thin.png', 200, 4000), await png(page, 'l.png', 4000, 200));
    await mara.write('Up the tower');
    for (const [words, count] of [
      ['Along the shore', 1],
      ['Up the tower', 2],
    ] as const) {
      const drawn = large(other.said(words)).locator('img');
      await expect.poll(() => drawn.count()).toBe(count);
      for (const one of await drawn.all()) {
        await one.scrollIntoViewIfNeeded();
        const sharp = () =>
          one.evaluate((img: HTMLImageElement) => {
            const fit = Math.min(
              img.clientWidth / img.naturalWidth,
              img.clientHeight / img.naturalHeight,
            );
            return getComputedStyle(img).objectFit === 'contain' && fit > 0 && fit <= 1;
          });
        await expect.poll(sharp).toBe(true);
      }
    }
    await other.shot('long-pictures');
  });

  it('breaks no rule of the page', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(await other.faults()).toEqual([]);
  });
});
