import { plural } from '../../lib/text';
import type { ProfileWords } from '../profile';

export const profile: ProfileWords = {
  about: (name) => `Über ${name}`,
  write: 'Schreiben',
  came: (when) => `Kam ${when}`,
  cameBy: (when, by) => `Kam ${when}, eingeladen von ${by}`,
  pausedUntil: (when) => `Pausiert bis ${when}`,
  gone: 'Nicht mehr im Raum',
  me: 'Das bist du',
  edit: 'Ändern, was andere sehen',

  block: 'Blockieren',
  unblock: 'Nicht mehr blockieren',
  blocked: (name) => `Was ${name} sagt, ist für dich weggefaltet, und ihr schreibt einander nicht.`,
  unblocked: (name) => `Du siehst ${name} wieder.`,

  moderate: 'Nach dem Rechten sehen',
  pause: (minutes) =>
    minutes < 60
      ? plural(minutes, { one: '# Minute Pause', other: '# Minuten Pause' })
      : minutes < 1440
        ? plural(minutes / 60, { one: '# Stunde Pause', other: '# Stunden Pause' })
        : plural(minutes / 1440, { one: '# Tag Pause', other: '# Tage Pause' }),
  endPause: 'Pause beenden',
  kick: 'Den Platz nehmen',
  ban: 'Für immer draußen lassen',
  clean: 'Zurücknehmen, was zuletzt gesagt wurde',
  cleanTitle: (name) => `Zurücknehmen, was ${name} zuletzt gesagt hat?`,
  cleanWhy: (name) => (
    <>Was {name} gesagt hat, verschwindet für immer, für alle, in allen Räumen, die du siehst.</>
  ),
  cleanSpan: 'Wie weit zurück',
  anHour: 'Eine Stunde',
  aDay: 'Einen Tag',
  twoWeeks: 'Zwei Wochen',
  cleaned: (count) =>
    plural(count, { one: '# Nachricht ist weg.', other: '# Nachrichten sind weg.' }),
  paused: (name) => `${name} pausiert jetzt und liest mit.`,
  pauseEnded: (name) => `${name} darf wieder schreiben.`,
  kickTitle: (name) => `${name} den Platz nehmen?`,
  kickWhy: (name) => (
    <>
      {name} wird überall sofort abgemeldet. Was gesagt wurde, bleibt. Ein Anmeldelink bringt den
      Platz zurück.
    </>
  ),
  kicked: (name) => `${name} hat keinen Platz mehr.`,
  banTitle: (name) => `${name} für immer draußen lassen?`,
  banWhy: (name) => (
    <>
      {name} wird überall sofort abgemeldet, und kein Link lässt diesen Namen wieder herein, bis der
      Bann aufgehoben ist.
    </>
  ),
  banned: (name) => `${name} bleibt draußen.`,
  notNow: 'Jetzt nicht',
};
