// What another program of this device handed to Snug, and where it goes.

import { plural } from '../lib/text';
import { area } from './area';

export const shareWords = area('share', {
  title: 'Where does it go?',
  what: (files: number, words: string) =>
    [
      files === 0 ? '' : plural(files, { one: '# file', other: '# files' }),
      words === '' ? '' : `“${words}”`,
    ]
      .filter((each) => each !== '')
      .join(', '),
  why: 'It is put into the box of the room. Nothing is sent before you press Send.',
  find: 'Find a room or a friend',
  nothing: 'Nothing came with it. Try to share it once more.',
});
export type ShareWords = typeof shareWords;
