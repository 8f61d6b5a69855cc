// Messages found again: pins, mentions, what was kept.

import { area } from './area';

export const foundWords = area('found', {
  pins: 'Pins',
  closePins: 'Close pins',
  noPins: 'Nothing is pinned here yet.',
  noPinsHow: "A pin keeps a message at hand for everybody: open a message's menu to set one.",
  mentions: 'Mentions',
  closeMentions: 'Close mentions',
  noMentions: 'Nobody has called for you yet.',
  noMentionsHow: 'Whoever writes @ and your name is found here.',
  fetching: 'One moment',
  more: 'Show older ones',
  takenBack: 'This message was taken back',
});
export type FoundWords = typeof foundWords;
