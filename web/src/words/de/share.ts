import { plural } from '../../lib/text';
import type { ShareWords } from '../share';

export const share: ShareWords = {
  title: 'Wohin damit?',
  what: (files, words) =>
    [
      files === 0 ? '' : plural(files, { one: '# Datei', other: '# Dateien' }),
      words === '' ? '' : `„${words}“`,
    ]
      .filter((each) => each !== '')
      .join(', '),
  why: 'Es kommt in das Feld des Raums. Gesendet wird nichts, bevor du auf Senden drückst.',
  find: 'Einen Raum oder jemanden finden',
  nothing: 'Es kam nichts mit. Versuch noch einmal, es zu teilen.',
};
