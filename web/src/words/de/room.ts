import { plural } from '../../lib/text';
import type { RoomWords } from '../room';

export const room: RoomWords = {
  rooms: 'Räume',
  withDraft: ', mit Entwurf',
  mentions: (count) => plural(count, { one: ' Erwähnung', other: ' Erwähnungen' }),
  unread: ', ungelesen',
  direct: 'Direkt',
  newRoom: 'Raum anlegen',
  newDirect: 'Jemandem schreiben',
  muted: ', stumm',
  away: ', kurz weg',
  out: ', nicht da',
  quiet: ', bitte nicht stören',

  askFriendIn: 'Jemanden einladen',
  settings: 'Einstellungen',
  keys: 'Tasten',
  signOut: 'Abmelden',
  here: (count) =>
    count <= 1 ? 'Bisher nur du' : plural(count, { one: '# ist da', other: '# sind da' }),
  wereHere: (count) => plural(count, { one: '# war da', other: '# waren da' }),
  you: 'du',
  showEverybody: (names) => `: ${names}. Alle zeigen`,
  notConnected: 'Nicht verbunden',
  hereNow: 'Da',
  quietNow: 'Bitte nicht stören',

  roomsSomethingNew: 'Räume, es gibt Neues',
  people: 'Leute',
  pins: 'Angeheftet',
  mentionsOfMe: 'Erwähnungen',
  search: 'Suche',
  hearing: 'Was ich davon höre',
  goTo: 'Raum oder jemanden finden',
  aboutRoom: (name) => `Zu ${name}`,
  skipToBox: 'Zum Schreibfeld springen',
  nowhere: 'Nirgendwo',

  lost: 'Die Verbindung ist weg.',
  tryingNow: 'Wir versuchen es gerade.',
  tryingIn: (seconds) =>
    plural(seconds, {
      one: 'Neuer Versuch in # Sekunde.',
      other: 'Neuer Versuch in # Sekunden.',
    }),
  keepWriting: 'Schreib ruhig weiter. Es bleibt hier und geht hinaus, sobald wir zurück sind.',
  tryNow: 'Jetzt versuchen',
};
