// What friends share of films, sounds and pictures, one of each kind, and how a page tells whether it shows
// them. The functions run inside a page, whichever browser it is of.
import type { Person } from './person.ts';
import { madeFile, shareFile } from './uploads.ts';

/** A file's name, and how ffmpeg makes it of a test picture and a tone. */
export type Recipe = [name: string, how: string];

export const films: Recipe[] = [
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

export const sounds: Recipe[] = [
  ['a.mp3', ''],
  ['a.m4a', '-c:a aac'],
  ['a.ogg', '-c:a libvorbis'],
  ['a.opus', '-c:a libopus'],
  ['a.flac', ''],
  ['a.wav', ''],
];

const pictures: Recipe[] = [
  ['a.jpg', '-frames:v 1'],
  ['a.png', '-frames:v 1'],
  ['moving.png', '-f apng'],
  ['moving.gif', ''],
  ['a.webp', '-frames:v 1'],
  ['moving.webp', '-loop 0'],
];

const heifs: Recipe[] = [
  ['a.avif', '--compression av1 --effort 0'],
  ['a.heic', '--compression hevc'],
];

const film = '-f lavfi -i testsrc=s=320x240:r=25:d=3 -f lavfi -i sine=d=3 -pix_fmt yuv420p';

export const madeFilm = ([name, how]: Recipe): Buffer =>
  madeFile(name, `ffmpeg -v error ${film} ${how} ${name}`);
export const madeSound = ([name, how]: Recipe): Buffer =>
  madeFile(name, `ffmpeg -v error -f lavfi -i sine=d=3 ${how} ${name}`);
const madePicture = ([name, how]: Recipe): Buffer =>
  madeFile(name, `ffmpeg -v error -f lavfi -i testsrc=s=320x240:r=5:d=1 ${how} ${name}`);

/** By libvips: ffmpeg writes neither. Undefined where libvips does not either. */
function madeHeif([name, how]: Recipe): Buffer | undefined {
  const still = 'ffmpeg -v error -f lavfi -i testsrc=s=320x240 -frames:v 1 a.png';
  try {
    return madeFile(name, `${still} && vips heifsave a.png ${name} ${how}`);
  } catch {
    return undefined;
  }
}

/** Shares one of each kind; where they and their small ones are, and how large each has to be. */
export async function sharePictures(
  who: Person,
): Promise<{ urls: string[]; measures: [width: number, height: number][] }> {
  const made = [
    ...pictures.map((one) => [one[0], madePicture(one)] as const),
    ...heifs.map((one) => [one[0], madeHeif(one)] as const),
  ];
  const urls: string[] = [];
  for (const [name, bytes] of made) {
    if (bytes === undefined) continue;
    const { file } = await shareFile(who, name, bytes);
    if (file.state !== 'ready') throw new Error(`${name} became ${file.state} ${file.reason}`);
    urls.push(file.url, file.thumb, `${file.thumb}?x=2`);
  }
  return { urls, measures: urls.map(() => [320, 240]) };
}

/** In a page: how far it came by itself, and where it stands after a jump. */
export async function playInPage([tag, url]: [tag: string, url: string]): Promise<{
  at: number;
  length: number;
}> {
  const player = document.createElement(tag) as HTMLVideoElement;
  player.muted = true;
  player.src = url;
  await player.play();
  while (player.currentTime < 0.3) await new Promise((go) => setTimeout(go, 20));
  const sought = new Promise((go) => player.addEventListener('seeked', go, { once: true }));
  player.currentTime = 2;
  await sought;
  const told = { at: Math.round(player.currentTime), length: Math.round(player.duration) };
  player.pause();
  player.removeAttribute('src');
  return told;
}

/** In a page: the measures of each picture once it is decoded. */
export async function showInPage(urls: string[]): Promise<[width: number, height: number][]> {
  const shown: [number, number][] = [];
  for (const url of urls) {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    shown.push([picture.naturalWidth, picture.naturalHeight]);
  }
  return shown;
}
