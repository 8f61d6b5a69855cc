// The quick switcher.

import { plural } from '../lib/text';
import { area } from './area';

export const switcherWords = area('switcher', {
  title: 'Go to',
  placeholder: 'Where to, or whom?',
  rooms: 'Rooms',
  people: 'People',
  messages: 'Messages',
  search: 'search everything',
  searchFor: (typed: string) => `Search everything for “${typed}”`,
  new: (count: number) => plural(count, { one: '# new', other: '# new' }),
  calledYou: (count: number) => plural(count, { one: '# mention', other: '# mentions' }),
  none: (typed: string) => `Nobody and nothing called “${typed}”.`,
  found: (count: number) => plural(count, { one: '# found', other: '# found' }),
  move: 'move',
  open: 'open',
  roomsOnly: 'rooms only',
  peopleOnly: 'people only',
});
export type SwitcherWords = typeof switcherWords;
