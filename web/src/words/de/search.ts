import type { SearchWords } from '../search';

export const search: SearchWords = {
  search: 'Suche',
  close: 'Suche schließen',
  what: 'Was gesagt wurde',
  how: 'Wörter, oder from: in: has: before: after: mentions:',
  fromMe: 'von mir',
  here: 'in diesem Raum',
  links: 'mit Link',
  code: 'mit Code',
  pinned: 'angeheftet',
  callsMe: 'ruft mich',
  takeOut: (what) => `${what} herausnehmen`,
  begin: 'Was suchst du?',
  beginHow: 'Wortteile genügen. Gefunden wird nur, was du sehen darfst.',
  none: (what) => (what === '' ? 'Dazu passt nichts.' : `Nichts mit „${what}“.`),
  noneHow: 'Weniger Wörter oder weniger Bedingungen finden mehr.',
  everywhere: 'In allen Räumen suchen',
};
