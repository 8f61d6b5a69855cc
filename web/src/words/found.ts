// Messages found again: pins, mentions, what was kept.

import { area } from './area';

export const foundWords = area('found', {
  pins: 'Pins',
  closePins: 'Close pins',
  noPins: 'Nothing is pinned here yet.',
  noPinsHow: "A pin keeps a message at hand for everybody: open a message's menu to set one.",
  unpin: 'Take the pin out',
  mentions: 'Mentions',
  closeMentions: 'Close mentions',
  noMentions: 'Nobody has called for you yet.',
  noMentionsHow: 'Whoever writes @ and your name is found here.',
  saved: 'Saved',
  closeSaved: 'Close saved messages',
  noSaved: 'Nothing saved yet.',
  noSavedHow: "What you want to find again: open a message's menu and save it. Only you see this.",
  letGo: 'Remove from saved',
  hidden: 'Hidden words',
  fetching: 'One moment',
  more: 'Show older ones',
  takenBack: 'This message was taken back',
});
export type FoundWords = typeof foundWords;
