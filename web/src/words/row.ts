// What can be done with one message: its menu, changing it, deleting it.

import { area } from './area';

export const rowWords = area('row', {
  reply: 'Reply',
  more: 'More',
  aboutMessage: 'About this message',
  copyText: 'Copy text',
  textCopied: 'Text copied.',
  copyLink: 'Copy link',
  passOn: 'Pass it on',
  passOnTo: 'To which room or friend',
  passedOnTo: (place: string) => `Passed on to ${place}.`,
  keep: 'Save for myself',
  kept: 'Saved. You find it behind the name of the room.',
  markUnread: 'Mark unread from here',
  versions: 'What it said before',
  asItIs: 'as it is now',
  pin: 'Pin for everybody',
  unpin: 'Take the pin out',
  editing: 'Change the message',
  save: 'Save',
  leaveEdit: 'Leave it as it was',
  editKeys: 'Enter saves, Esc leaves it as it was',
  deleteTitle: 'Delete this message?',
  deleteWhy: 'It goes for everybody, here and on every device, and does not come back.',
  deleteForAll: 'Delete for everyone',
  notNow: 'Not now',
});
export type RowWords = typeof rowWords;
