import { plural } from '../../lib/text';
import type { StatusWords } from '../status';

export const status: StatusWords = {
  seenAs: 'Wie andere mich sehen',
  online: 'Da',
  idle: 'Kurz weg',
  dnd: 'Bitte nicht stören',
  invisible: 'Ungesehen',
  chosen: (label) => `${label}, wie jetzt`,
  say: 'Sagen, was ich gerade tue',
  title: 'Was tust du gerade?',
  words: 'In ein paar Worten',
  emoji: 'Ein Emoji',
  pickEmoji: 'Ein Emoji wählen',
  emojiIs: (emoji) => `Das Emoji ist ${emoji}; ein anderes wählen`,
  noEmoji: 'Kein Emoji',
  until: 'Bis',
  forever: 'ich es ändere',
  minutes: (minutes) =>
    minutes < 60
      ? plural(minutes, { one: 'in # Minute', other: 'in # Minuten' })
      : plural(minutes / 60, { one: 'in # Stunde', other: 'in # Stunden' }),
  save: 'Sagen',
  clear: 'Nichts sagen',
  settings: 'Einstellungen',
  profile: 'Mein Profil',
};
