import type { BoxWords } from '../box';

export const box: BoxWords = {
  writeMessage: 'Nachricht schreiben',
  writeTo: (room) => `Schreib an ${room}`,
  send: 'Senden',
};
