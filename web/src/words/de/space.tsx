import { plural } from '../../lib/text';
import type { SpaceWords } from '../space';

export const space: SpaceWords = {
  lead: 'Was Bilder, Filme, Töne und Dateien auf unserem Server belegen.',
  all: 'Wir alle',
  usedOf: (used, of) => (of === undefined ? `${used} insgesamt` : `${used} von ${of}`),
  files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
  free: (size) => `Auf der Festplatte sind noch ${size} frei.`,
  kinds: { image: 'Bilder', video: 'Filme', audio: 'Töne', file: 'Andere Dateien' },
  bar: 'Nach Art',
  mine: 'Meines',
  mineOf: (used, of) => (of === undefined ? `${used} sind von dir` : `${used} von deinen ${of}`),
  people: 'Nach Person',
  isYou: ' (du)',
  largest: 'Die größten Dateien',
  largestMine: 'Meine größten Dateien',
  none: 'Noch keine Dateien.',
  allSmall: (size) => `Jede ist kleiner als ${size}.`,
  showMore: 'Mehr zeigen',
  fromIn: (who, room, when) => (
    <>
      {who} in {room}, {when}
    </>
  ),
  someRoom: 'einem Raum',
  show: 'Im Raum zeigen',
  showOf: (name) => `Im Raum zeigen: ${name}`,
  delete: 'Löschen',
  deleteOf: (name) => `Löschen: ${name}`,
  deleteTitle: 'Die Nachricht dazu löschen?',
  deleteWhy:
    'Die Nachricht geht für alle, mit allem, was sie bringt, und kommt nicht wieder. Das schafft Platz.',
  deleted: 'Gelöscht.',

  kept: 'Wie lange Dateien bleiben',
  keptWhy:
    'Große Dateien gehen einige Zeit, nachdem sie geteilt wurden: Das schafft Platz. Die von angehefteten Nachrichten bleiben, und was ging, kann eine Woche lang zurückkommen. Beim Sichern erfahren es zu Hause alle.',
  after: 'Große Dateien gehen nach',
  afterDays: (days) =>
    days === 0 ? 'Aus' : days === 365 ? '1 Jahr' : plural(days, { one: '# Tag', other: '# Tagen' }),
  over: 'Groß heißt über',
  saveKept: 'Sichern und ansagen',
  savedKept: 'Gesichert und zu Hause angesagt.',
  rule: (days, over) =>
    days === 0
      ? 'Dateien bleiben'
      : `${over === undefined ? 'Dateien' : `Dateien über ${over}`} gehen nach ${plural(days, { one: '# Tag', other: '# Tagen' })}, außer angehefteten`,
  stay: 'Dateien bleiben, bis jemand sie löscht.',
  ruleHere: (rule) => `Hier gilt: ${rule}.`,
  announced: (who, rule) => (
    <>
      {who} hat gesagt, was aus großen Dateien wird: {rule}
    </>
  ),

  yoursFull: 'Dein Platz ist aufgebraucht. Lösch etwas Großes von dir und versuch es noch einmal.',
  diskFull: 'Die Festplatte des Servers ist voll. Wer sich um ihn kümmert, muss Platz schaffen.',
  serverFull:
    'Der Platz auf dem Server ist aufgebraucht. Lösch etwas Großes, oder frag, wer sich um ihn kümmert.',
  toSpace: 'Was Platz braucht',
};
