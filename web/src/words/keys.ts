// The keys, as their sheet tells them.

import { area } from './area';

export const keysWords = area('keys', {
  keys: 'Keys',
  /** What is printed on a key, where languages differ. */
  printed: { Ctrl: 'Ctrl', Shift: 'Shift', Home: 'Home', End: 'End', Delete: 'Delete' },
  room: 'In the room',
  messages: 'On a message',
  box: 'In the box',
  switcher: 'Find a room or a friend',
  search: 'Look for what was said; pressed again, the browser looks',
  thisSheet: 'All keys',
  previousNext: 'The room above, the room below',
  moveRoom: 'On a room in the list: move it, if you may',
  previousNextUnread: 'The same, only where something is new',
  parts: 'From part to part: rooms, messages, box, people',
  escape: 'Close what is open; else all is read',
  betweenMessages: 'From message to message',
  firstLast: 'The first, the last',
  openMenu: 'What can be done with it',
  reply: 'Answer it',
  editIt: 'Change it, if it is yours',
  deleteIt: 'Delete it, if you may',
  react: 'React to it',
  send: 'Send',
  newLine: 'A new line',
  editLast: 'In an empty box: change my last message',
});
export type KeysWords = typeof keysWords;
