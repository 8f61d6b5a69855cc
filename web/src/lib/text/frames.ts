// The open marks of a text while it is read, each with the words behind it. A kind of mark is open at
// most once, so no tree is deeper than there are kinds, whatever comes in. Marks that are never closed
// turn back into the characters they are.

import { isBlankText } from './characters';
import type { Style, Word } from './tree';

export type Mark = '**' | '*' | '__' | '_' | '~~' | '||' | '[';

const STYLES: Record<Exclude<Mark, '['>, Style> = {
  '**': 'bold',
  '*': 'italic',
  __: 'underline',
  _: 'italic',
  '~~': 'strike',
  '||': 'spoiler',
};

interface Frame {
  mark: Mark | '';
  words: Word[];
}

/** Adds a word; neighbouring texts become one. */
function append(words: Word[], word: Word): void {
  const last = words.length - 1;
  if (typeof word !== 'string' || typeof words[last] !== 'string') words.push(word);
  else words[last] += word;
}

const IN_LINKS = new Set(['bold', 'italic', 'underline', 'strike', 'code', 'emoji', 'time']);

/** Nothing that can be pressed, hidden or taken for another address may stand in a link's text. */
function maySayLink(words: readonly Word[]): boolean {
  return words.every(
    (word) =>
      typeof word === 'string' ||
      (IN_LINKS.has(word.kind) && (!('of' in word) || maySayLink(word.of ?? []))),
  );
}

/** An address in brackets with itself behind it is that address. */
function isAddressItself(words: readonly Word[], href: string): boolean {
  const [only] = words;
  return (
    words.length === 1 && typeof only === 'object' && only.kind === 'link' && only.href === href
  );
}

function isAllBlank(words: readonly Word[]): boolean {
  return words.every((word) => typeof word === 'string' && isBlankText(word));
}

export class Frames {
  readonly #frames: [Frame, ...Frame[]] = [{ mark: '', words: [] }];

  get #top(): Frame {
    return this.#frames.at(-1) ?? this.#frames[0];
  }

  /** Where `mark` stands among the open ones, or -1. */
  indexOf(mark: Mark): number {
    return this.#frames.findIndex((frame) => frame.mark === mark);
  }

  add(word: Word): void {
    if (word !== '') append(this.#top.words, word);
  }

  open(mark: Mark): void {
    this.#frames.push({ mark, words: [] });
  }

  /** Closes the mark at `index`; what was opened inside it and is still open was none. */
  close(index: number): void {
    const mark = this.#frames[index]?.mark;
    if (mark === undefined || mark === '' || mark === '[') return;
    this.#add(this.#take(index), STYLES[mark]);
  }

  /** `***a** b*`: the run was read as two marks in the wrong order. */
  swapIfTwins(outer: number): boolean {
    const [first, second] = [this.#frames[outer], this.#frames[outer + 1]];
    if (!first || !second || second !== this.#top || first.words.length > 0) return false;
    [first.mark, second.mark] = [second.mark, first.mark];
    return true;
  }

  /** The bracket turns back into a character; marks opened behind it stay open. */
  dropBracket(): void {
    const index = this.indexOf('[');
    if (index > 0) this.#dissolve(index);
  }

  /** Makes the words behind the open bracket a link; false when they may not be one. */
  closeLink(href: string): boolean {
    const index = this.indexOf('[');
    const inside = this.#frames.slice(index).flatMap((frame) => frame.words);
    const itself = this.#top.mark === '[' && isAddressItself(inside, href);
    if (!itself && (isAllBlank(inside) || !maySayLink(inside))) return false;
    const of = this.#take(index);
    this.add(itself ? { kind: 'link', href } : { kind: 'link', href, of });
    return true;
  }

  /** All that was read. */
  end(): Word[] {
    while (this.#frames.length > 1) this.#dissolve(this.#frames.length - 1);
    return this.#frames[0].words;
  }

  #add(of: Word[], kind: Style): void {
    append(this.#top.words, { kind, of });
  }

  /** Takes the frame at `index` off, with what was left open above it. */
  #take(index: number): Word[] {
    while (this.#frames.length > index + 1) this.#dissolve(this.#frames.length - 1);
    return this.#frames.pop()?.words ?? [];
  }

  #dissolve(index: number): void {
    const [frame] = this.#frames.splice(index, 1);
    const below = this.#frames[index - 1];
    if (!frame || !below) return;
    if (frame.mark !== '') append(below.words, frame.mark);
    for (const word of frame.words) append(below.words, word);
  }
}
