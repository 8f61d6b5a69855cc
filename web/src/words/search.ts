// Looking for what was said.

import { plural } from '../lib/text';
import { area } from './area';

export const searchWords = area('search', {
  search: 'Search',
  close: 'Close search',
  what: 'What was said',
  how: 'Words, and among them from: in: has: before: after: mentions:',
  fromMe: 'from me',
  here: 'in this room',
  links: 'has a link',
  code: 'has code',
  pinned: 'is pinned',
  callsMe: 'calls me',
  before: 'before …',
  after: 'after …',
  takeOut: (what: string) => `Take out ${what}`,
  begin: 'What are you looking for?',
  beginHow: 'Parts of words will do. Only what you may see is found.',
  none: (what: string) => (what === '' ? 'Nothing fits that.' : `Nothing with “${what}”.`),
  noneHow: 'Fewer words, or fewer conditions, find more.',
  hits: (count: number, more: boolean) =>
    more
      ? plural(count, {
          one: '# hit shown, there may be more',
          other: '# hits shown, there may be more',
        })
      : plural(count, { one: '# hit', other: '# hits' }),
  bestHits: (count: number) => plural(count, { one: 'The best hit', other: 'The # best hits' }),
  refused: {
    tooLong: 'A search has up to 200 characters. Days count more than they look.',
    tooManyWords: 'A search has up to 12 words and conditions. Take some out.',
    unknownHas: 'Behind has: stands link, code or pin.',
    noDay: 'Behind before: and after: stands a day, as in 2026-11-26.',
    noQuestion: 'There is no word in it yet that could be looked for.',
  },
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
