import type { StartWords } from '../start';

export const start: StartWords = {
  homeBegins: 'Hier beginnt der Raum, den alle teilen.',
  roomBegins: (room) => `Hier beginnt ${room}.`,
  directBegins: (names) => <>Hier beginnt dein Gespräch mit {names}.</>,
  onlyYou: 'Niemand sonst sieht es.',
  madeBy: (name, day) => `Angelegt von ${name} am ${day}.`,
  keptBy: (name) => `${name} kümmert sich darum.`,
  keptByMe: 'Du kümmerst dich darum.',
  privateBegins: 'Nur wer hereingelassen wurde, sieht ihn.',
};
