// The emoji picker.

import { plural } from '../lib/text';
import { area } from './area';

export const emojiWords = area('emoji', {
  find: 'Find an emoji',
  /** The list of all of them. */
  list: 'Emoji',
  groups: 'Groups',
  group: {
    ours: 'Ours',
    recent: 'You use these',
    faces: 'Faces',
    people: 'People',
    nature: 'Nature',
    food: 'Food',
    play: 'Play',
    travel: 'Travel',
    things: 'Things',
    signs: 'Signs',
    flags: 'Flags',
    found: 'Found',
  },
  skinTone: 'Skin tone',
  /** None first, then from light to dark. */
  tones: ['None', 'Light', 'Medium light', 'Medium', 'Medium dark', 'Dark'] as readonly string[],
  skinToneIs: (tone: string) => `Skin tone: ${tone}`,
  foundCount: (count: number) => plural(count, { one: '# found', other: '# found' }),
  notFetched: 'The emoji could not be fetched. Close this and try again when we are connected.',
  oneMoment: 'One moment.',
  noneCalled: (name: string) => `No emoji is called “${name}”.`,
});
export type EmojiWords = typeof emojiWords;
