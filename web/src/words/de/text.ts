import type { TextWords } from '../text';

export const text: TextWords = {
  hidden: 'Verborgene Wörter: drücken, um sie zu zeigen',
  pressToShow: 'Drücken zum Zeigen',
  showAll: 'Alles zeigen',
  showLess: 'Weniger zeigen',
  code: 'Code',
  codeIn: (language) => (language === undefined ? 'Code' : `Code in ${language}`),
  copyCode: 'Code kopieren',
  codeCopied: 'Code kopiert.',
};
