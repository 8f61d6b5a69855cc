// What is read off a tree without drawing it: one line for quotes and notices, the people it names.

import { callsMany } from './calls';
import { isBlank } from './characters';
import type { Block, List, Word } from './tree';

type ToTime = (at: number) => string;

export const PREVIEW_CODE_POINTS_MAX = 200;
/** As long for every secret, so that the length tells nothing. */
const HIDDEN = '█████';

/** "2026-11-26 18:00 UTC": as the server writes moments, where no reader's clock is known. */
export function utcTime(at: number): string {
  return `${new Date(at * 1000).toISOString().replace('T', ' ').slice(0, -8)} UTC`;
}

/** Words without their marks; `hidden` stands for each secret, which is told without it. */
function lineOf(words: readonly Word[], toTime: ToTime, hidden?: string): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return word;
      switch (word.kind) {
        case 'code':
          return word.text;
        case 'link':
          return word.of ? lineOf(word.of, toTime, hidden) : word.href;
        case 'time':
          return toTime(word.at);
        case 'mention':
          return `@${word.name}`;
        case 'channel':
          return `#${word.name}`;
        case 'emoji':
          return `:${word.name}:`;
        case 'spoiler':
          return hidden ?? lineOf(word.of, toTime);
        default:
          return lineOf(word.of, toTime, hidden);
      }
    })
    .join('');
}

/** All that the words say, secrets too. */
export function plainOf(words: readonly Word[]): string {
  return lineOf(words, utcTime);
}

function listLines(list: List, toTime: ToTime): string[] {
  return list.items.flatMap((item) => [
    lineOf(item.of, toTime, HIDDEN),
    ...(item.lists ?? []).flatMap((inner) => listLines(inner, toTime)),
  ]);
}

function blockLines(block: Block, toTime: ToTime): string[] {
  switch (block.kind) {
    case 'fence':
      return [block.text];
    case 'quote':
      return block.of.flatMap((inner) => blockLines(inner, toTime));
    case 'list':
      return listLines(block, toTime);
    default:
      return [lineOf(block.of, toTime, HIDDEN)];
  }
}

/** The beginning of a message in one line, without marks; secrets stay secret. */
export function previewOf(blocks: readonly Block[], toTime = utcTime): string {
  const lines = blocks.flatMap((block) => blockLines(block, toTime)).join(' ');
  let line = '';
  let count = 0;
  let gap = false;
  for (const letter of lines) {
    if (isBlank(letter.charCodeAt(0))) {
      gap = line !== '';
      continue;
    }
    count += gap ? 2 : 1;
    if (count > PREVIEW_CODE_POINTS_MAX) return `${line}…`;
    line += gap ? ` ${letter}` : letter;
    gap = false;
  }
  return line;
}

/** Calls `visit` for every word of the tree, outer ones first. */
export function forEachWord(blocks: readonly Block[], visit: (word: Word) => void): void {
  const inWords = (words: readonly Word[]): void => {
    for (const word of words) {
      visit(word);
      if (typeof word === 'object' && 'of' in word) inWords(word.of ?? []);
    }
  };
  const inList = (list: List): void => {
    for (const item of list.items) {
      inWords(item.of);
      item.lists?.forEach(inList);
    }
  };
  for (const block of blocks) {
    if (block.kind === 'quote') forEachWord(block.of, visit);
    else if (block.kind === 'list') inList(block);
    else if (block.kind !== 'fence') inWords(block.of);
  }
}

/** Whom the text names, as the wire's `mentions` spell it, each once. */
export function mentionsOf(blocks: readonly Block[]): string[] {
  const names = new Set<string>();
  forEachWord(blocks, (word) => {
    if (typeof word === 'string' || word.kind !== 'mention') return;
    names.add(callsMany(word.name) ? `@${word.name}` : word.name);
  });
  return [...names];
}
