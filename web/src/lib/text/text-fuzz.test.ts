// Thousands of texts nobody would write, made by a seeded generator from pieces of the grammar and from
// odd characters: reading one never throws, loses no letter, invents none, and never nests deeper
// than the grammar allows. A failing text is printed, and comes again with the next run.

import { describe, expect, it } from 'vitest';
import { Random } from '../testing/random';
import { parseText } from './parse';
import { type Block, LIST_DEPTH_MAX, type List, type Word } from './tree';
import { previewOf } from './views';

const pieces = [
  '**', '*', '__', '_', '~~', '||', '`', '``', '```', '```js\n', '\n```\n', '> ', '>>> ', '\n', '\n\n',
  '- ', '  - ', '    1. ', '1. ', '# ', '### ', '-# ', '[', ']', '](', ')', '(', '<', '>', '\\', '@mara',
  '@everyone', '<@', '#kitchen', '<#', ':soup:', ':', '<t:0:R>', '<t:99999999999999999999>', '<t:-1>',
  'https://a.example/', 'http://[::1]/', 'javascript:alert(1)', 'mailto:a@b.example', '<https://x.example>',
  ' ', '\t', '\u00a0', '\u200b', '\u202e', '\u2028', '\ud800', '\udfff', '\u0000', '\ufeff', '👩‍👩‍👧', '🏽', 'é',
  'مرحبا', 'word', 'a', '1', '.', '!', '"', "'", '&lt;', '<script>', '</p>',
]; // biome-ignore format: a table reads better than sixty lines

/** Stands in no grammar: wherever it lands, it has to come out again. */
const marker = '✦';
/** All five styles, a link and its words, with room for one style within another's. */
const WORDS_DEPTH_MAX = 12;
const TEXTS = 2500;

function textOf(random: Random): string {
  let text = '';
  for (let left = random.below(40); left >= 0; left -= 1) {
    if (random.below(4) === 0) text += marker;
    else if (random.below(12) === 0) text += String.fromCharCode(random.below(0x10000));
    else text += random.pick(pieces);
  }
  return text;
}

interface Seen {
  strings: string[];
  words: number;
  lists: number;
}

function seeWords(words: readonly Word[], depth: number, seen: Seen): void {
  seen.words = Math.max(seen.words, depth);
  for (const word of words) {
    if (typeof word === 'string') seen.strings.push(word);
    else if ('of' in word && word.of !== undefined) {
      seeWords(word.of, depth + 1, seen);
      if (word.kind === 'link') seen.strings.push(word.href);
    } else if (word.kind === 'link') seen.strings.push(word.href);
    else if (word.kind === 'code') seen.strings.push(word.text);
    else if ('name' in word) seen.strings.push(word.name);
  }
}

function seeList({ items }: List, depth: number, seen: Seen): void {
  seen.lists = Math.max(seen.lists, depth);
  for (const item of items) {
    seeWords(item.of, 1, seen);
    for (const list of item.lists ?? []) seeList(list, depth + 1, seen);
  }
}

function see(blocks: readonly Block[], seen: Seen): Seen {
  for (const block of blocks) {
    if (block.kind === 'fence') seen.strings.push(block.text, block.language ?? '');
    else if (block.kind === 'quote') see(block.of, seen);
    else if (block.kind === 'list') seeList(block, 1, seen);
    else seeWords(block.of, 1, seen);
  }
  return seen;
}

const countOf = (text: string) => text.split(marker).length - 1;

describe('any text at all', () => {
  it('is read without a throw, whole, and no deeper than the grammar goes', () => {
    const random = new Random(20_261_127);
    const wrong: string[] = [];
    for (let round = 0; round < TEXTS; round += 1) {
      const text = textOf(random);
      const blocks = parseText(text);
      const { strings, words, lists } = see(blocks, { strings: [], words: 0, lists: 0 });
      const all = strings.join('');
      const held = new Set(text);
      const note = (what: string) => wrong.push(`${what}: ${JSON.stringify(text)}`);
      if (countOf(all) !== countOf(text)) note('a letter was lost or doubled');
      if (Array.from(all).some((letter) => letter.trim() !== '' && !held.has(letter))) {
        note('a letter was invented');
      }
      if (words > WORDS_DEPTH_MAX || lists > LIST_DEPTH_MAX) note('too deep');
      previewOf(blocks);
    }
    expect(wrong).toEqual([]);
  });

  it('takes time by its length, however its marks are piled up', () => {
    for (const piece of [
      '**',
      '[',
      '](',
      '> ',
      '`',
      '||_',
      '<@',
      '- \n',
      '\\',
      ':a',
      '```\n',
      '((',
    ]) {
      const text = piece.repeat(Math.ceil(4000 / piece.length));
      const begun = performance.now();
      parseText(text);
      // Hundreds of times what it needs on an idle machine; a square of the length would take longer.
      expect({ piece, ms: performance.now() - begun }).toSatisfy(({ ms }) => ms < 2000);
    }
  });
});
