// The beginning of a message too long to stand open. The tree is cut, not the text: a cut inside marks
// would turn them into characters, and a cut inside a spoiler would tell the secret.

import type { Block, List, ListItem, Word } from './tree';

const SHOWN_LINES = 12;
const SHOWN_CHARS = 1000;

class Cutter {
  #lines = SHOWN_LINES;
  #chars = SHOWN_CHARS;

  get #full(): boolean {
    return this.#lines <= 0 || this.#chars <= 0;
  }

  blocks(blocks: readonly Block[]): Block[] {
    return this.#while(blocks, (block) => this.#block(block));
  }

  #block(block: Block): Block {
    let cut: Block;
    if (block.kind === 'fence') cut = { ...block, text: this.#text(block.text) };
    else if (block.kind === 'quote') cut = { ...block, of: this.blocks(block.of) };
    else if (block.kind === 'list') cut = this.#list(block);
    else cut = { ...block, of: this.#words(block.of) };
    if (block.kind !== 'quote' && block.kind !== 'list') this.#lines -= 1;
    return cut;
  }

  #list(list: List): List {
    const items = this.#while(list.items, (item): ListItem => {
      const of = this.#words(item.of);
      this.#lines -= 1;
      const lists = item.lists && this.#while(item.lists, (inner) => this.#list(inner));
      return lists === undefined || lists.length === 0 ? { of } : { of, lists };
    });
    return { ...list, items };
  }

  #words(words: readonly Word[]): Word[] {
    return this.#while(words, (word): Word => {
      if (typeof word === 'string') return this.#text(word);
      if (word.kind === 'code') return { ...word, text: this.#text(word.text) };
      if ('of' in word && word.of !== undefined) return { ...word, of: this.#words(word.of) };
      this.#chars -= 1;
      return word;
    });
  }

  #text(text: string): string {
    const lines = text.split('\n');
    const few = lines.slice(0, this.#lines).join('\n');
    this.#lines -= lines.length - 1;
    const shown = few.length <= this.#chars ? few : cutBetweenWords(few, this.#chars);
    this.#chars -= few.length;
    return shown;
  }

  #while<T>(list: readonly T[], cut: (one: T) => T): T[] {
    const kept: T[] = [];
    for (const one of list) {
      if (this.#full) break;
      kept.push(cut(one));
    }
    return kept;
  }
}

function cutBetweenWords(text: string, max: number): string {
  const cut = text.slice(0, max);
  const space = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
  // Half a surrogate pair at the cut would draw a broken letter.
  return (space > max / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '');
}

export function foldedPart(blocks: readonly Block[]): Block[] {
  return new Cutter().blocks(blocks);
}
