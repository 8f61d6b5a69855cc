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
  fold: (title) => `${title} zuklappen`,
  unfold: (title) => `${title} aufklappen`,
  muted: ', stumm',
  away: ', kurz weg',
  out: ', nicht da',

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
  noSuchMessage: 'Die Nachricht, auf die der Link zeigt, ist nicht hier.',
  noSuchRoom: 'Diesen Raum gibt es nicht',
  noSuchRoomWhy: 'Er wurde abgebaut, oder er ist nicht für dich. Zu Hause sind alle willkommen.',
  goHome: 'Nach Hause',

  lost: 'Die Verbindung ist weg.',
  tryingNow: 'Wir versuchen es gerade.',
  tryingIn: (seconds) =>
    plural(seconds, {
      one: 'Neuer Versuch in # Sekunde.',
      other: 'Neuer Versuch in # Sekunden.',
    }),
  keepWriting: 'Schreib ruhig weiter. Es bleibt hier und geht hinaus, sobald wir zurück sind.',
  tryNow: 'Jetzt versuchen',
  newVersion: 'Es gibt ein neueres Snug.',
  newVersionKeeps: 'Was du gerade schreibst, bleibt.',
  loadIt: 'Laden',

  quiet: 'Es ist still. So soll es sein.',
  quietMore:
    'Das hier ist home, der Raum, den alle teilen. Was hier gesagt wird, bleibt auf eurem eigenen Server. Jetzt fehlen nur noch deine Leute.',
  seatForFriend: 'Ein Platz für jemanden',
  noLink: (why) => `Noch kein Link. ${why}`,
  linkForMany: (uses) =>
    `Mit einem Link können 7 Tage lang bis zu ${uses} dazukommen. Du kannst ihn jederzeit zurücknehmen.`,
  linkForOne: 'Mit einem Link kann 7 Tage lang eine Person dazukommen.',
};
