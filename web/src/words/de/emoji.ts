import { plural } from '../../lib/text';
import type { EmojiWords } from '../emoji';

export const emoji: EmojiWords = {
  find: 'Emoji suchen',
  list: 'Emoji',
  groups: 'Gruppen',
  group: {
    ours: 'Unsere',
    recent: 'Die benutzt du',
    faces: 'Gesichter',
    people: 'Menschen',
    nature: 'Natur',
    food: 'Essen',
    play: 'Spiel',
    travel: 'Reisen',
    things: 'Dinge',
    signs: 'Zeichen',
    flags: 'Flaggen',
    found: 'Gefunden',
  },
  skinTone: 'Hautfarbe',
  tones: ['Keine', 'Hell', 'Mittelhell', 'Mittel', 'Mitteldunkel', 'Dunkel'],
  skinToneIs: (tone) => `Hautfarbe: ${tone}`,
  foundCount: (count) => plural(count, { one: '# gefunden', other: '# gefunden' }),
  notFetched:
    'Die Emoji waren nicht zu holen. Schließ das hier und versuch es noch einmal, wenn wir verbunden sind.',
  oneMoment: 'Einen Moment.',
  noneCalled: (name) => `Kein Emoji heißt „${name}“.`,
};
