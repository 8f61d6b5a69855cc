// How I want to be seen, and what I am up to.

import { plural } from '../lib/text';
import { area } from './area';

export const statusWords = area('status', {
  seenAs: 'How others see me',
  online: 'Here',
  idle: 'Away',
  dnd: 'Do not disturb',
  invisible: 'Not seen',
  chosen: (label: string) => `${label}, as it is now`,
  say: 'Say what I am up to',
  title: 'What are you up to?',
  words: 'In a few words',
  emoji: 'An emoji',
  pickEmoji: 'Pick an emoji',
  emojiIs: (emoji: string) => `The emoji is ${emoji}; pick another`,
  noEmoji: 'No emoji',
  until: 'Until',
  forever: 'I change it',
  minutes: (minutes: number) =>
    minutes < 60
      ? plural(minutes, { one: 'In # minute', other: 'In # minutes' })
      : plural(minutes / 60, { one: 'In # hour', other: 'In # hours' }),
  save: 'Say it',
  clear: 'Say nothing',
  settings: 'Settings',
  profile: 'My profile',
});
export type StatusWords = typeof statusWords;
