import { plural } from '../../lib/text';
import type { SwitcherWords } from '../switcher';

export const switcher: SwitcherWords = {
  title: 'Gehe zu',
  placeholder: 'Wohin, oder zu wem?',
  rooms: 'Räume',
  people: 'Leute',
  messages: 'Nachrichten',
  search: 'alles durchsuchen',
  searchFor: (typed) => `Alles nach „${typed}“ durchsuchen`,
  new: (count) => plural(count, { one: '# neu', other: '# neu' }),
  calledYou: (count) => plural(count, { one: '# Erwähnung', other: '# Erwähnungen' }),
  none: (typed) => `Niemand und nichts heißt „${typed}“.`,
  found: (count) => plural(count, { one: '# gefunden', other: '# gefunden' }),
  move: 'bewegen',
  open: 'öffnen',
  roomsOnly: 'nur Räume',
  peopleOnly: 'nur Leute',
};
