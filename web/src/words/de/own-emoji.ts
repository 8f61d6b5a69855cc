import { plural } from '../../lib/text';
import type { OwnEmojiWords } from '../own-emoji';

export const ownEmoji: OwnEmojiWords = {
  lead: 'Nur diese Gruppe hat sie. Jedes wird als sein Name zwischen Doppelpunkten geschrieben und so gezeichnet, solange es kein Bild hat.',
  addOne: 'Eines hinzufügen',
  title: (count) => plural(count, { one: 'Unsere, #', other: 'Unsere, #' }),
  none: 'Noch gibt es keine.',
  name: 'Name',
  nameHint: '2 bis 32 aus a-z, 0-9 und _. Er bleibt.',
  aliases: 'Weitere Namen',
  aliasesOf: (name) => `Weitere Namen von :${name}:`,
  aliasesHint: 'Bis zu fünf, mit Leerzeichen dazwischen. Auch sie finden es.',
  add: 'Hinzufügen',
  save: 'Sichern',
  notNow: 'Jetzt nicht',
  added: (name) => `:${name}: gehört jetzt uns.`,
  changed: (name) => `Für :${name}: gesichert.`,
  removed: (name) => `:${name}: ist weg.`,
  alsoCalled: (names) => `Auch ${names}.`,
  by: (name, when) => `Von ${name}, ${when}`,
  change: 'Weitere Namen',
  changeOf: (name) => `Weitere Namen von ${name}`,
  remove: 'Wegnehmen',
  removeOf: (name) => `Wegnehmen: ${name}`,
  trouble: {
    shape: (name) => `„${name}“ hat andere Zeichen als a-z, 0-9 und _, oder ist zu kurz.`,
    unicode: (name) => `:${name}: ist ein Emoji, das alle haben. Wähl einen anderen Namen.`,
    taken: (name) => `:${name}: führt schon zu einem von unseren.`,
    many: () => 'Bis zu fünf weitere Namen.',
  },
};
