import { plural } from '../../lib/text';
import type { WritingWords } from '../writing';

export const writing: WritingWords = {
  replyTo: (name) => <>Antwort an {name}</>,
  tooMany: (count) => plural(count, { one: '# zu viel', other: '# zu viel' }),
  holdsUpTo: (max) => `Nachrichten fassen bis zu ${max} Zeichen`,
  archived: 'Dieser Raum ist im Archiv. Man kann ihn lesen, aber nichts kommt mehr dazu.',
  moderatorsOnly: 'Hier schreibt nur die Moderation. Mitlesen dürfen alle.',
  paused:
    'Die Moderation hat dich gebeten, hier eine Weile zu pausieren. Mitlesen kannst du weiter.',
  noReply: 'Keine Antwort',
  emoji: 'Emoji',
  names: 'Passende Namen',
  nameOf: (name, at, count) => `${name}, ${at} von ${count}`,
  everyone: 'Alle in diesem Raum',
  here: 'Alle, die gerade da sind',
  moderators: 'Alle, die hier nach dem Rechten sehen',
  owners: 'Alle, denen dieser Ort gehört',
  ringFor: (name) => `${name} mit dieser Antwort rufen`,
  slow: 'In diesem Raum geht es langsam zu: Zwischen zwei Nachrichten warten alle',
  seconds: (left) => `${left} s`,
  waitFor: (left) =>
    plural(left, {
      one: 'In # Sekunde kannst du wieder schreiben',
      other: 'In # Sekunden kannst du wieder schreiben',
    }),
  askAll: (count) => `${count} Leute rufen?`,
  askAllWhy: 'Alle bekommen Bescheid, wo sie auch sind.',
  callAll: 'Alle rufen',
  backToBox: 'Ich überlege noch',
};
