// What stands in and around a text that somebody wrote.

import { area } from './area';

export const textWords = area('text', {
  hidden: 'Hidden words: press to show them',
  pressToShow: 'Press to show',
  showAll: 'Show all of it',
  showLess: 'Show less',
  /** In the head of a block whose language nobody named. */
  code: 'code',
  codeIn: (language: string | undefined) => `${language ?? 'plain'} code`,
  copyCode: 'Copy code',
  codeCopied: 'Code copied.',
});
export type TextWords = typeof textWords;
