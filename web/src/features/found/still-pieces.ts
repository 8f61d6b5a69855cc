/** A text as it stands in a list of found messages: its words with their looks, nothing to press, what
 *  hides stays hidden. Pure. */

import { styledTime } from '../../lib/late-time';
import { parseText } from '../../lib/text/parse';
import type { Block, List, Style, Word } from '../../lib/text/tree';
import { commonWords } from '../../words/common';
import { cutAtMarks } from './search-line';

export type Look = Exclude<Style, 'spoiler'> | 'code';

export interface StillPiece {
  /** Empty where `hidden`. */
  text: string;
  looks: readonly Look[];
  marked: boolean;
  hidden: boolean;
}

/** `marks` are start and length in code points of `content`, as a search answers them; who is `forgotten` is
 *  not named. */
export function stillPieces(
  content: string,
  marks: readonly (readonly number[])[] = [],
  forgotten: ReadonlySet<string> = new Set(),
): StillPiece[] {
  const found = toPattern(content, marks);
  return inLines(parseText(content).map((block) => ofBlock(block, forgotten))).flatMap((piece) =>
    piece.hidden ? [piece] : cutAt(piece, found),
  );
}

function inLines(lines: readonly StillPiece[][]): StillPiece[] {
  return lines.flatMap((line, at) => (at === 0 ? line : [plain('\n')].concat(line)));
}

function plain(text: string, looks: readonly Look[] = []): StillPiece {
  return { text, looks, marked: false, hidden: false };
}

type Names = ReadonlySet<string>;

function ofBlock(block: Block, forgotten: Names): StillPiece[] {
  switch (block.kind) {
    case 'paragraph':
      return ofWords(block.of, [], forgotten);
    case 'heading':
      return ofWords(block.of, ['bold'], forgotten);
    case 'fence':
      return [plain(block.text, ['code'])];
    case 'quote':
      return inLines(block.of.map((inner) => ofBlock(inner, forgotten)));
    case 'list':
      return ofList(block, forgotten);
  }
}

function ofList(list: List, forgotten: Names): StillPiece[] {
  const { start } = list;
  return inLines(
    list.items.map((item, at) => {
      const own = [plain(start === undefined ? '• ' : `${start + at}. `)].concat(
        ofWords(item.of, [], forgotten),
      );
      return inLines([own, ...(item.lists ?? []).map((inner) => ofList(inner, forgotten))]);
    }),
  );
}

function ofWords(words: readonly Word[], looks: readonly Look[], forgotten: Names): StillPiece[] {
  return words.flatMap((word) => {
    if (typeof word === 'string') return [plain(word, looks)];
    switch (word.kind) {
      case 'code':
        return [plain(word.text, [...looks, 'code'])];
      case 'link':
        return word.of ? ofWords(word.of, looks, forgotten) : [plain(word.href, looks)];
      case 'time':
        return [plain(styledTime(word.at * 1000, word.style === 'R' ? 'f' : word.style), looks)];
      case 'mention':
        return [plain(`@${forgotten.has(word.name) ? commonWords.forgotten : word.name}`, looks)];
      case 'channel':
        return [plain(`#${word.name}`, looks)];
      case 'emoji':
        return [plain(`:${word.name}:`, looks)];
      case 'spoiler':
        return [{ text: '', looks, marked: false, hidden: true }];
      default:
        return ofWords(word.of, [...looks, word.kind], forgotten);
    }
  });
}

/** The tree does not know where its words stood, so that what was found is found in them again: as a
 *  whole word where it was one. */
function toPattern(content: string, marks: readonly (readonly number[])[]): RegExp | undefined {
  const pieces = cutAtMarks(content, marks);
  const found = pieces.flatMap((piece, at) => {
    if (!piece.marked) return [];
    const before = /[\p{L}\p{N}]$/u.test(pieces[at - 1]?.text ?? '') ? '' : '(?<![\\p{L}\\p{N}])';
    const after = /^[\p{L}\p{N}]/u.test(pieces[at + 1]?.text ?? '') ? '' : '(?![\\p{L}\\p{N}])';
    return [before + piece.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + after];
  });
  return found.length === 0 ? undefined : new RegExp([...new Set(found)].join('|'), 'gu');
}

function cutAt(piece: StillPiece, found: RegExp | undefined): StillPiece[] {
  if (found === undefined) return [piece];
  const cut: StillPiece[] = [];
  let at = 0;
  for (const { index, 0: text } of piece.text.matchAll(found)) {
    if (index > at) cut.push({ ...piece, text: piece.text.slice(at, index) });
    cut.push({ ...piece, text, marked: true });
    at = index + text.length;
  }
  if (at < piece.text.length) cut.push({ ...piece, text: piece.text.slice(at) });
  return cut;
}
