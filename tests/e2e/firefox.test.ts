// What friends bring plays and shows in Firefox too, which has other decoders than Chromium.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, haveFirefox } from '../lib/firefox.ts';
import {
  films,
  madeFilm,
  madeSound,
  playInPage,
  sharePictures,
  showInPage,
  sounds,
} from '../lib/playable.ts';
import { withServer } from '../lib/suite.ts';
import { shareFile } from '../lib/uploads.ts';

const suite = withServer();

describe.skipIf(!haveFirefox)('Firefox', () => {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await Firefox.arrive(suite.server.origin, suite.owner.username);
  }, 120_000);
  afterAll(() => firefox?.leave());

  it.each(films)('plays %s', async (...film) => {
    const { file } = await shareFile(suite.owner, film[0], madeFilm(film));
    expect(file).toMatchObject({ kind: 'video', state: 'ready', width: 320, height: 240 });
    const told = await firefox.page.evaluate(playInPage, ['video', file.url] as [string, string]);
    expect(told).toEqual({ at: 2, length: 3 });
  });

  it.each(sounds)('plays the sound of %s', async (...sound) => {
    const { file } = await shareFile(suite.owner, sound[0], madeSound(sound));
    expect(file).toMatchObject({ kind: 'audio', state: 'ready' });
    const told = await firefox.page.evaluate(playInPage, ['audio', file.url] as [string, string]);
    expect(told).toEqual({ at: 2, length: 3 });
  });

  it('shows pictures of all kinds, with their small ones', async () => {
    const { urls, measures } = await sharePictures(suite.owner);
    expect(await firefox.page.evaluate(showInPage, urls)).toEqual(measures);
  });
});
