import { plural } from '../../lib/text';
import type { RoomsWords } from '../rooms';

export const rooms: RoomsWords = {
  about: (name) => `Zu ${name}`,
  markRead: 'Als gelesen markieren',
  pins: 'Angeheftet',
  mentions: 'Erwähnungen',
  saved: 'Gemerkt',
  hearAll: 'Von allem hören',
  hearMentions: 'Nur von Erwähnungen hören',
  hearNothing: 'Von nichts hören',
  chosen: (label) => `${label}, wie jetzt`,
  muteHours: (hours) =>
    plural(hours, { one: 'Eine Stunde lang Ruhe', other: '# Stunden lang Ruhe' }),
  unmute: 'Nicht mehr ruhig',
  change: 'Raum ändern',
  changeGroup: 'Gespräch ändern',
  letIn: 'Jemanden hereinlassen',
  letInTitle: (name) => `Wer kommt dazu: ${name}?`,
  letInNote: 'Sie lesen, was ab jetzt gesagt wird, und was vorher gesagt wurde.',
  letInVerb: 'Hereinlassen',
  guests: 'Gäste des Raums',
  guestsTitle: (name) => `Gäste in ${name}`,
  guestsNote:
    'Ein Gast sieht nur die Räume, in die man ihn lässt. Wer durch einen Link kam, ist schon drin.',
  noGuests: 'Es gibt keine Gäste.',
  putOutVerb: 'Hinaus',
  guestIn: (guest, room) => `${guest} sieht ${room} jetzt.`,
  guestOut: (guest, room) => `${guest} sieht ${room} nicht mehr.`,
  letInOf: (name) => `Hereinlassen: ${name}`,
  putOutOf: (name) => `Hinaus: ${name}`,
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  movedTo: (name, place) => `${name} steht jetzt an Stelle ${place}`,
  archive: 'Ins Archiv legen',
  unarchive: 'Aus dem Archiv holen',
  archived: (name) => `${name} ist jetzt im Archiv.`,
  unarchived: (name) => `${name} ist wieder da.`,
  archiveTitle: 'Das Archiv',
  archiveNote:
    'Was hier gesagt wurde, lässt sich lesen. Neues kommt erst dazu, wenn ein Raum zurückgeholt ist.',
  archiveEmpty: 'Im Archiv ist nichts.',
  bringBack: 'Zurückholen',
  bringBackRoom: (name) => `${name} zurückholen`,
  delete: 'Raum löschen',
  leave: 'Verlassen',
  hide: 'Verbergen, bis jemand schreibt',

  changeTitle: (name) => `${name} ändern`,
  name: 'Name',
  nameHint: 'Kurz, wie man es sagen würde.',
  groupNameHint: 'Hat es einmal einen Namen, behält es einen.',
  topic: 'Worum es geht',
  section: 'Raumgruppe',
  sectionHint: 'Räume einer Gruppe stehen beisammen und klappen zusammen zu. Leer: unter „Räume“.',
  sign: 'Zeichen über der Tür',
  signs: {
    hash: 'Schlicht',
    flame: 'Flamme',
    'cooking-pot': 'Topf',
    camera: 'Kamera',
    tent: 'Zelt',
    clapperboard: 'Film',
    wrench: 'Schraubenschlüssel',
    music: 'Musik',
    'gamepad-2': 'Spiel',
    'book-open': 'Buch',
    leaf: 'Blatt',
    cat: 'Katze',
    plane: 'Flugzeug',
    dices: 'Würfel',
    sprout: 'Spross',
  },
  private: 'Privat',
  privateNote: 'Nur wer hereingelassen wurde, weiß, dass es ihn gibt.',
  alwaysPrivate:
    'Der Raum wird privat: Nur wer hereingelassen wird, weiß, dass es ihn gibt. Räume für alle legt die Moderation an.',
  whoIsIn: 'Wer drin ist',
  readOnly: 'Nur die Moderation schreibt',
  readOnlyNote: 'Für Neuigkeiten: Alle lesen mit und reagieren.',
  slowMode: 'Zwischen zwei Nachrichten einer Person',
  slow: (seconds) =>
    seconds === 0
      ? 'Keine Pause'
      : seconds < 60
        ? plural(seconds, { one: '# Sekunde', other: '# Sekunden' })
        : plural(seconds / 60, { one: '# Minute', other: '# Minuten' }),
  make: 'Raum anlegen',
  save: 'Sichern',
  notNow: 'Jetzt nicht',

  deleteTitle: (name) => `${name} löschen?`,
  deleteWhy: (name) => (
    <>
      Der Raum und alles darin Gesagte verschwinden für immer, für alle. Schreib zur Sicherheit
      seinen Namen: {name}.
    </>
  ),
  deleteName: 'Der Name des Raums',
  deleteForGood: 'Für immer löschen',
  archiveInstead: 'Lieber ins Archiv',

  directTitle: 'Schreiben an',
  directHint: 'Eine Person, oder bis zu neun.',
  findFriend: 'Jemanden suchen',
  begin: 'Anfangen',
  tooMany: (max) => `Ein Gespräch fasst außer dir bis zu ${max} Leute.`,
};
