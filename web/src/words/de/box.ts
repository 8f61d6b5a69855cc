import { plural } from '../../lib/text';
import type { BoxWords } from '../box';

export const box: BoxWords = {
  writeMessage: 'Nachricht schreiben',
  writeTo: (room) => `Schreib an ${room}`,
  tooMany: (count) => plural(count, { one: '# zu viel', other: '# zu viel' }),
  holdsUpTo: (max) => `Nachrichten fassen bis zu ${max} Zeichen`,
  send: 'Senden',
  archived: 'Dieser Raum ist im Archiv. Man kann ihn lesen, aber nichts kommt mehr dazu.',
  moderatorsOnly: 'Hier schreibt nur die Moderation. Mitlesen dürfen alle.',
  paused:
    'Die Moderation hat dich gebeten, hier eine Weile zu pausieren. Mitlesen kannst du weiter.',
};
