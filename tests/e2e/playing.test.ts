// What friends bring plays in a browser, whatever it was made with: it begins, goes on and can be sought in.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';
import { madeFile, shareFile } from '../lib/uploads.ts';

let tavi: Person;
let mara: Visitor;
const { visit } = withHome(async (home) => {
  ({ tavi } = home);
});
beforeAll(async () => {
  mara = await visit('mara');
}, 60_000);

const film = '-f lavfi -i testsrc=s=320x240:r=25:d=3 -f lavfi -i sine=d=3 -pix_fmt yuv420p';
const sound = '-f lavfi -i sine=d=3';
const films: [string, string][] = [
  ['h264.mp4', '-c:v libx264 -c:a aac'],
  ['phone.mov', '-c:v libx264 -c:a pcm_s16le'],
  ['hevc.mp4', '-c:v libx265 -x265-params log-level=none -c:a aac'],
  ['ten-bit.mp4', '-c:v libx264 -pix_fmt yuv420p10le -c:a aac'],
  ['old.avi', '-c:v mpeg4 -c:a mp3'],
  ['film.mkv', '-c:v mpeg4 -c:a ac3'],
  ['vp8.webm', '-c:v libvpx -c:a libvorbis'],
  ['vp9.webm', '-c:v libvpx-vp9 -c:a libopus'],
  ['broadcast.ts', '-c:v mpeg2video -c:a mp2'],
  ['flash.flv', '-c:v flv1 -ar 44100 -c:a mp3'],
];
const sounds: [string, string][] = [
  ['a.mp3', ''],
  ['a.m4a', '-c:a aac'],
  ['a.ogg', '-c:a libvorbis'],
  ['a.opus', '-c:a libopus'],
  ['a.flac', ''],
  ['a.wav', ''],
];

/** How far it came by itself, and where it stands after a jump. */
async function played(kind: 'video' | 'audio', url: string) {
  return mara.page.evaluate(
    async ([tag, src]) => {
      const player = document.createElement(tag as 'video');
      player.muted = true;
      player.src = src ?? '';
      await player.play();
      while (player.currentTime < 0.3) await new Promise((go) => setTimeout(go, 20));
      const sought = new Promise((go) => player.addEventListener('seeked', go, { once: true }));
      player.currentTime = 2;
      await sought;
      const told = { at: Math.round(player.currentTime), length: Math.round(player.duration) };
      player.pause();
      player.removeAttribute('src');
      return told;
    },
    [kind, url],
  );
}

describe('a browser plays', () => {
  it.each(films)('%s', { timeout: 60_000 }, async (name, how) => {
    const bytes = madeFile(name, `ffmpeg -v error ${film} ${how} ${name}`);
    const { file } = await shareFile(tavi, name, bytes);
    expect(file).toMatchObject({ kind: 'video', state: 'ready', width: 320, height: 240 });
    expect(await played('video', file.url)).toEqual({ at: 2, length: 3 });
  });

  it.each(sounds)('the sound of %s', { timeout: 60_000 }, async (name, how) => {
    const bytes = madeFile(name, `ffmpeg -v error ${sound} ${how} ${name}`);
    const { file } = await shareFile(tavi, name, bytes);
    expect(file).toMatchObject({ kind: 'audio', state: 'ready' });
    expect(await played('audio', file.url)).toEqual({ at: 2, length: 3 });
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
});
