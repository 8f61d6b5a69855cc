// What the conversation says once it is used: what floats above it; one message's menu, passing it
// on, changing it, taking it back.

import { plural } from '../lib/text';
import { area } from './area';

export const rowWords = area('row', {
  newCount: (count: number, since: string | undefined) => {
    const words = plural(count, { one: '# new', other: '# new' });
    return since === undefined ? words : `${words} since ${since}`;
  },
  allRead: 'All read',
  escDoesToo: 'Esc does it too',
  backToNow: 'Back to now',
  newBackToNow: (count: number) =>
    plural(count, { one: '# new, back to now', other: '# new, back to now' }),
  reply: 'Reply',
  more: 'More',
  aboutMessage: 'About this message',
  copyText: 'Copy text',
  textCopied: 'Text copied.',
  copyLink: 'Copy link',
  hidden: (count: number) =>
    plural(count, { one: '# hidden message.', other: '# hidden messages.' }),
  showHidden: 'Show',
  passOn: 'Pass it on',
  passOnTo: 'To which room or friend',
  passOnWith: 'A word of your own, if you like',
  passedOnTo: (place: string) => `Passed on to ${place}.`,
  saidBy: (name: string) => `Passed on. ${name} said it`,
  originHidden: 'Where that was said is gone, or not for you.',
  keep: 'Save',
  letGo: 'Remove from saved',
  letGone: 'No longer saved.',
  isSaved: 'saved',
  isPinned: 'pinned',
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
  withHeart: 'React with a heart',
  reactWith: (emoji: string) => `React with ${emoji}`,
  moreEmoji: 'More emoji',
  whoReacted: 'Who reacted',
  nobodyReacted: 'Nobody any more.',
  askingWho: 'Asking who it was',

  notSent: (why: string) => `Not sent: ${why}`,
  serverSilent: "the server didn't answer.",
});
export type RowWords = typeof rowWords;
