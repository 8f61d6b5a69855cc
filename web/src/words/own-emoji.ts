// The page of the group's own emoji.

import { plural } from '../lib/text';
import { area } from './area';

export const ownEmojiWords = area('ownEmoji', {
  lead: 'Only this group has them. Each is written as its name between colons, and drawn as its name as long as it has no picture.',
  addOne: 'Add one',
  title: (count: number) => plural(count, { one: 'Ours, #', other: 'Ours, #' }),
  none: 'There are none yet.',
  name: 'Name',
  nameHint: '2 to 32 of a-z, 0-9 and _. It stays.',
  aliases: 'Other names',
  aliasesOf: (name: string) => `Other names of :${name}:`,
  aliasesHint: 'Up to five, with blanks between. They find it as well.',
  add: 'Add it',
  save: 'Save',
  notNow: 'Not now',
  added: (name: string) => `:${name}: is ours now.`,
  changed: (name: string) => `Saved for :${name}:.`,
  removed: (name: string) => `:${name}: is gone.`,
  alsoCalled: (names: string) => `Also ${names}.`,
  by: (name: string, when: string) => `By ${name}, ${when}`,
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  picture: 'Picture',
  choosePicture: 'Choose a picture',
  changePicture: 'Choose another',
  looks: 'In the evening and in daylight, in a line and alone',
  remove: 'Take away',
  removeOf: (name: string) => `Take away ${name}`,
  trouble: {
    shape: (name: string) => `“${name}” has other signs than a-z, 0-9 and _, or is too short.`,
    unicode: (name: string) => `:${name}: is an emoji that everybody has. Choose another name.`,
    taken: (name: string) => `:${name}: leads to one of ours already.`,
    many: (): string => 'Up to five other names.',
  },
});
export type OwnEmojiWords = typeof ownEmojiWords;
