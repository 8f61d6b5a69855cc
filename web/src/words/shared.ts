// Pictures, films, sounds and files in messages.

import { plural } from '../lib/text';
import { area } from './area';

export const sharedWords = area('shared', {
  /** Where a message has no words: what it brings. */
  images: (count: number) => plural(count, { one: 'picture', other: '# pictures' }),
  videos: (count: number) => plural(count, { one: 'video', other: '# videos' }),
  audios: (count: number) => plural(count, { one: 'sound', other: '# sounds' }),
  files: (count: number) => plural(count, { one: 'file', other: '# files' }),

  picture: (name: string) => `Picture: ${name}`,
  openPicture: (words: string) => `Open large: ${words}`,
  more: (count: number) => `+${count}`,
  moreHidden: (count: number) => plural(count, { one: '# more picture', other: '# more pictures' }),
  animated: 'GIF',

  playVideo: (name: string) => `Play ${name}`,
  soundOff: 'sound off',
  inPicture: 'Keep it in view while you do something else',
  play: (name: string) => `Play ${name}`,
  pause: (name: string) => `Pause ${name}`,
  place: (name: string) => `Where in ${name}`,
  placeOf: (at: string, all: string) => `${at} of ${all}`,
  cannotPlay: 'This browser cannot play it. Download it instead.',

  hidden: 'Spoiler',
  showHidden: (what: string) => `Spoiler: ${what}. Press to show`,

  processing: 'Being prepared',
  percent: (count: number) => `${count}%`,
  processingWhat: (name: string) => `${name} is being prepared`,
  whyFailed: (reason?: string) =>
    `${
      {
        broken: 'It is damaged, or cut off.',
        too_large: 'It has more pixels than are shown here.',
        too_many_frames: 'It has more frames than are shown here.',
        too_long: 'It is too long to be played here.',
        no_decoder: 'This server cannot open its format.',
        no_tool: 'This server has no ffmpeg, which would make it play.',
        too_dear: 'It would take too much time and memory.',
        too_slow: 'It would take too much time.',
      }[reason ?? ''] ?? 'It could not be prepared.'
    } It can be downloaded as it is.`,
  removed: 'Taken away to make room',
  returnsUntil: (when: string) => `It can come back until ${when}.`,
  bringBack: 'Bring it back',
  bringBackWhat: (name: string) => `Bring it back: ${name}`,
  broughtBack: 'It is back.',
  bytesGone: 'Its bytes are gone.',
  missing: 'It could not be loaded.',
  download: 'Download',
  downloadWhat: (name: string) => `Download ${name}`,

  viewer: 'Pictures',
  previous: 'The one before',
  next: 'The next one',
  larger: 'Larger',
  smaller: 'Smaller',
  original: 'Open the original',
  ofAll: (at: number, all: number) => `${at} of ${all}`,
});
export type SharedWords = typeof sharedWords;
