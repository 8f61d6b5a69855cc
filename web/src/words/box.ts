// The message box.

import { area } from './area';

export const boxWords = area('box', {
  writeMessage: 'Write a message',
  writeTo: (room: string) => `Write to ${room}`,
  send: 'Send',
});
export type BoxWords = typeof boxWords;
