import type { KeysWords } from '../keys';

export const keys: KeysWords = {
  keys: 'Tasten',
  room: 'Im Raum',
  messages: 'Auf einer Nachricht',
  box: 'Im Schreibfeld',
  switcher: 'Einen Raum oder jemanden finden',
  thisSheet: 'Alle Tasten',
  previousNext: 'Der Raum darüber, der Raum darunter',
  previousNextUnread: 'Dasselbe, nur wo es Neues gibt',
  parts: 'Von Teil zu Teil: Räume, Nachrichten, Schreibfeld, Leute',
  escape: 'Offenes schließen; sonst ist alles gelesen',
  betweenMessages: 'Von Nachricht zu Nachricht',
  firstLast: 'Die erste, die letzte',
  openMenu: 'Was sich damit tun lässt',
  reply: 'Darauf antworten',
  editIt: 'Ändern, wenn es deine ist',
  deleteIt: 'Löschen, wenn du darfst',
  react: 'Mit Emoji antworten',
  send: 'Senden',
  newLine: 'Neue Zeile',
  editLast: 'Im leeren Feld: meine letzte Nachricht ändern',
};
