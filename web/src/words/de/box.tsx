import { plural } from '../../lib/text';
import type { BoxWords } from '../box';

export const box: BoxWords = {
  writeMessage: 'Nachricht schreiben',
  writeTo: (room) => `Schreib an ${room}`,
  tooMany: (count) => plural(count, { one: '# zu viel', other: '# zu viel' }),
  holdsUpTo: (max) => `Nachrichten fassen bis zu ${max} Zeichen`,
  send: 'Senden',
  replyTo: (name) => <>Antwort an {name}</>,
  noReply: 'Keine Antwort',
  emoji: 'Emoji',
  names: 'Passende Namen',
  nameOf: (name, at, count) => `${name}, ${at} von ${count}`,
  everyone: 'Alle in diesem Raum',
  here: 'Alle, die gerade da sind',
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
  archived: 'Dieser Raum ist im Archiv. Man kann ihn lesen, aber nichts kommt mehr dazu.',
  moderatorsOnly: 'Hier schreibt nur die Moderation. Mitlesen dürfen alle.',
  paused:
    'Die Moderation hat dich gebeten, hier eine Weile zu pausieren. Mitlesen kannst du weiter.',
};
