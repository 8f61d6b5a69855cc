// What is said seldom: a newer Snug is there, an address leads nowhere.

import { area } from './area';

export const lateWords = area('late', {
  newVersion: 'There is a newer Snug.',
  newVersionKeeps: 'What you are writing stays.',
  loadIt: 'Load it',
  noSuchRoom: 'This room is not there',
  noSuchRoomWhy: 'It was taken down, or it is not for you. Everybody is welcome at home.',
  goHome: 'Go home',
  noSuchMessage: 'The message that the link leads to is not here.',
  messageGone: 'The message that the link leads to was taken back. This is what stands around it.',
  leftWords: 'What you wrote for it is still here',
  notSentHere: 'Not sent',
  onlyBegun: 'Begun',
  copy: 'Copy',
  copied: 'Text copied.',
  sendHome: 'Send to home',
  sentHome: 'On its way to home.',
  drop: 'Delete',
  noSuchPageTitle: 'No such page',
  noSuchPage: 'There is no door here',
  noSuchPageWhy: 'The address leads nowhere. It may be mistyped, or the room behind it is gone.',
  backHome: 'Back to home',
});
export type LateWords = typeof lateWords;
