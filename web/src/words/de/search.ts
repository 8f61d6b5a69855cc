import { plural } from '../../lib/text';
import type { SearchWords } from '../search';

export const search: SearchWords = {
  search: 'Suche',
  close: 'Suche schließen',
  what: 'Was gesagt wurde',
  how: 'Wörter, und dazwischen from: in: has: before: after: mentions:',
  fromMe: 'von mir',
  here: 'in diesem Raum',
  links: 'mit Link',
  code: 'mit Code',
  pinned: 'angeheftet',
  callsMe: 'ruft mich',
  before: 'vor …',
  after: 'ab …',
  takeOut: (what) => `${what} herausnehmen`,
  begin: 'Was suchst du?',
  beginHow: 'Wortteile genügen. Gefunden wird nur, was du sehen darfst.',
  none: (what) => (what === '' ? 'Dazu passt nichts.' : `Nichts mit „${what}“.`),
  noneHow: 'Weniger Wörter oder weniger Bedingungen finden mehr.',
  hits: (count, more) =>
    more
      ? plural(count, {
          one: '# Treffer gezeigt, vielleicht mehr',
          other: '# Treffer gezeigt, vielleicht mehr',
        })
      : plural(count, { one: '# Treffer', other: '# Treffer' }),
  bestHits: (count) => plural(count, { one: 'Der beste Treffer', other: 'Die # besten Treffer' }),
  refused: {
    tooLong: 'Eine Suche hat bis zu 200 Zeichen. Tage zählen mehr, als sie aussehen.',
    tooManyWords: 'Eine Suche hat bis zu 12 Wörter und Bedingungen. Nimm welche heraus.',
    unknownHas: 'Hinter has: steht link, code oder pin.',
    noDay: 'Hinter before: und after: steht ein Tag, etwa 2026-11-26.',
    noQuestion: 'Noch steht kein Wort darin, nach dem gesucht werden kann.',
  },
  everywhere: 'In allen Räumen suchen',
  order: 'Reihenfolge',
  newest: 'Neueste zuerst',
  best: 'Beste zuerst',
  keys: {
    from: 'wer es sagte',
    in: 'in welchem Raum',
    mentions: 'wer gerufen wird',
    has: 'was darin steht',
    before: 'vor diesem Tag',
    after: 'an diesem Tag oder später',
  },
  today: 'heute',
  yesterday: 'gestern',
  weekAgo: 'vor einer Woche',
  monthAgo: 'vor einem Monat',
  yearAgo: 'vor einem Jahr',
};
