// What friends bring plays in a browser, whatever it was made with: it begins, goes on and can be sought in.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';
import {
  films,
  madeFilm,
  madeSound,
  playInPage,
  sharePictures,
  showInPage,
  sounds,
} from '../lib/playable.ts';
import { bringFile, shareFile, slowFilm } from '../lib/uploads.ts';

let tavi: Person;
let mara: Visitor;
const { visit } = withHome(async (home) => {
  ({ tavi } = home);
});
beforeAll(async () => {
  mara = await visit('mara');
}, 60_000);

const played = (tag: string, url: string) =>
  mara.page.evaluate(playInPage, [tag, url] as [string, string]);

describe('a browser plays', () => {
  it.each(films)('%s', async (...film) => {
    const { file } = await shareFile(tavi, film[0], madeFilm(film));
    expect(file).toMatchObject({ kind: 'video', state: 'ready', width: 320, height: 240 });
    expect(await played('video', file.url)).toEqual({ at: 2, length: 3 });
  });

  it.each(sounds)('the sound of %s', async (...sound) => {
    const { file } = await shareFile(tavi, sound[0], madeSound(sound));
    expect(file).toMatchObject({ kind: 'audio', state: 'ready' });
    expect(await played('audio', file.url)).toEqual({ at: 2, length: 3 });
  });

  it('and shows pictures of all kinds, with their small ones', async () => {
    const { urls, measures } = await sharePictures(tavi);
    expect(await mara.page.evaluate(showInPage, urls)).toEqual(measures);
  });

  it('a film once it is prepared, and says how far that is', async () => {
    const { conversation } = mara;
    const id = await bringFile(tavi, 'slow.avi', slowFilm());
    await tavi.say('', { attachments: [{ id }] });
    const bar = conversation.getByRole('progressbar', { name: 'slow.avi is being prepared' });
    const percent = () => bar.getAttribute('value').then(Number);
    await bar.waitFor();
    const first = await percent();
    await expect.poll(percent).toBeGreaterThan(first);
    await mara.shot('film-prepared');
    await conversation.getByRole('button', { name: 'Play slow.avi' }).waitFor();
    expect(await bar.count()).toBe(0);
  });

  it('a film in its place when it is pressed, and no other beside it', async () => {
    const { page, conversation } = mara;
    const play = conversation.getByRole('button', { name: /^Play/ });
    await play.last().scrollIntoViewIfNeeded();
    await play.last().click();
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...document.querySelectorAll('video, audio')].some(
            (one) => (one as HTMLMediaElement).currentTime > 0.2,
          ),
        ),
      )
      .toBe(true);
    expect(await mara.faults()).toEqual([]);
  });

  it('one thing at a time, also when the other stands in another tab', async () => {
    const { context, page: first } = mara;
    const second = await context.newPage();
    const plays = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some((one) => !one.paused),
      );
    await second.goto(mara.origin);
    for (const [page, other] of [
      [first, second],
      [second, first],
      [first, second],
    ] as const) {
      await page.bringToFront();
      const play = page.getByRole('button', { name: /^Play .*(?:wav|flac|mp3|ogg|m4a)/ }).last();
      await play.scrollIntoViewIfNeeded();
      await play.click();
      await expect.poll(() => plays(page)).toBe(true);
      await expect.poll(() => plays(other)).toBe(false);
    }
    await second.close();
  });
});
