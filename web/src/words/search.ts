// Looking for what was said.

import { area } from './area';

export const searchWords = area('search', {
  search: 'Search',
  close: 'Close search',
  what: 'What was said',
  how: 'Words, or from: in: has: before: after: mentions:',
  fromMe: 'from me',
  here: 'in this room',
  links: 'has a link',
  code: 'has code',
  pinned: 'is pinned',
  callsMe: 'calls me',
  takeOut: (what: string) => `Take out ${what}`,
  begin: 'What are you looking for?',
  beginHow: 'Parts of words will do. Only what you may see is found.',
  none: (what: string) => (what === '' ? 'Nothing fits that.' : `Nothing with “${what}”.`),
  noneHow: 'Fewer words, or fewer conditions, find more.',
  everywhere: 'Look in all rooms',
  order: 'Order',
  newest: 'Newest first',
  best: 'Best first',
  keys: {
    from: 'who said it',
    in: 'in which room',
    mentions: 'who is called',
    has: 'what is in it',
    before: 'earlier than that day',
    after: 'that day or later',
  },
  today: 'today',
  yesterday: 'yesterday',
  weekAgo: 'a week ago',
  monthAgo: 'a month ago',
  yearAgo: 'a year ago',
});
export type SearchWords = typeof searchWords;
