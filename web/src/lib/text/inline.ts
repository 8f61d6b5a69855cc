// Reads the words of one paragraph, heading or list item in one pass: every character is looked at a
// bounded number of times.

import { endOfAddress, readAngled, readTarget, webScheme } from './addresses';
import { isAlnum, isBlank, isEmptyText, isPunctuation } from './characters';
import { Frames } from './frames';
import {
  type Found,
  readAngledChannel,
  readAngledMention,
  readChannel,
  readEmoji,
  readMention,
  readTime,
} from './names';
import type { Word } from './tree';

/** Where the reader stops to look; all else is text. */
const SPECIAL = /[\\`*_~|[\]<@#:]|https?:\/\//gi;
/** Three backticks and more are one kind. */
const CODE_RUN_MAX = 3;

interface Run {
  begin: number;
  end: number;
}

class BacktickRuns {
  readonly #runs: readonly Run[];
  /** By length - 1, for each run: index of the next run from there on that is so long. */
  readonly #next: readonly [number[], number[], number[]] = [[], [], []];
  /** The first run that the reader has not passed. */
  #at = 0;

  constructor(text: string) {
    this.#runs = [...text.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({
      begin: index,
      end: index + length,
    }));
    const upcoming = [-1, -1, -1];
    for (let index = this.#runs.length - 1; index >= 0; index -= 1) {
      const { begin, end } = this.#runs[index] as Run;
      upcoming[Math.min(end - begin, CODE_RUN_MAX) - 1] = index;
      this.#next.forEach((next, kind) => {
        next[index] = upcoming[kind] ?? -1;
      });
    }
  }

  /** The next run of this length from `begin` on; the reader never goes back. */
  find(length: number, begin: number): Run | undefined {
    while ((this.#runs[this.#at]?.begin ?? begin) < begin) this.#at += 1;
    const index = this.#next[Math.min(length, CODE_RUN_MAX) - 1]?.[this.#at];
    return index === undefined ? undefined : this.#runs[index];
  }
}

class InlineReader {
  readonly #text: string;
  readonly #frames = new Frames();
  readonly #runs: BacktickRuns;
  #at = 0;
  /** Where the text begins that is read and not yet among the words. */
  #plain = 0;

  constructor(text: string) {
    this.#text = text;
    this.#runs = new BacktickRuns(text);
  }

  read(): Word[] {
    const text = this.#text;
    while (this.#at < text.length) {
      SPECIAL.lastIndex = this.#at;
      const next = SPECIAL.exec(text)?.index ?? text.length;
      this.#at = next;
      if (next < text.length) this.#readSpecial(text.charAt(next));
    }
    this.#endPlain();
    return this.#frames.end();
  }

  #endPlain(): void {
    this.#frames.add(this.#text.slice(this.#plain, this.#at));
    this.#plain = this.#at;
  }

  #readSpecial(mark: string): void {
    switch (mark) {
      case '\\':
        return this.#readEscape();
      case '`':
        return this.#readCode();
      case '*':
      case '_':
        return this.#readEmphasis(mark);
      case '~':
      case '|':
        return this.#readPair(mark);
      case '[':
        this.#endPlain();
        this.#frames.dropBracket();
        this.#frames.open('[');
        return this.#skip(1);
      case ']':
        return this.#readBracketEnd();
      case '<':
        return this.#readAngle();
      case '@':
        return this.#take(readMention(this.#text, this.#at));
      case '#':
        return this.#take(readChannel(this.#text, this.#at));
      case ':':
        return this.#take(readEmoji(this.#text, this.#at));
      default:
        return this.#readBareAddress();
    }
  }

  /** `length` characters that mean themselves. */
  #asText(length: number): void {
    this.#at += length;
  }

  /** `length` characters that are no text. */
  #skip(length: number): void {
    this.#at += length;
    this.#plain = this.#at;
  }

  #take(found: Found | undefined): void {
    if (found === undefined) return this.#asText(1);
    this.#endPlain();
    this.#frames.add(found.word);
    this.#skip(found.end - this.#at);
  }

  #readEscape(): void {
    if (!isPunctuation(this.#text.charCodeAt(this.#at + 1))) return this.#asText(1);
    // ¯\_(ツ)_/¯ keeps its arm.
    if (this.#text.charAt(this.#at - 1) === '¯') return this.#asText(2);
    this.#endPlain();
    this.#skip(1);
    this.#asText(1);
  }

  #runLength(mark: string): number {
    let end = this.#at;
    while (this.#text.charAt(end) === mark) end += 1;
    return end - this.#at;
  }

  #readCode(): void {
    const length = this.#runLength('`');
    const begin = this.#at + length;
    const closer = this.#runs.find(length, begin);
    const text = closer && this.#text.slice(begin, closer.begin);
    if (closer === undefined || text === undefined || isEmptyText(text)) {
      return this.#asText(length);
    }
    // One space on both sides only keeps backticks apart from the marks.
    const padded = text.length > 2 && text.startsWith(' ') && text.endsWith(' ');
    const word = { kind: 'code' as const, text: padded ? text.slice(1, -1) : text };
    this.#take({ word, end: closer.end });
  }

  #readPair(mark: '~' | '|'): void {
    const length = this.#runLength(mark);
    if (length !== 2) return this.#asText(length);
    const pair = mark === '~' ? '~~' : '||';
    // What somebody means to hide stays hidden, with or without spaces inside.
    const anywhere = mark === '|';
    const before = this.#text.charCodeAt(this.#at - 1);
    const after = this.#text.charCodeAt(this.#at + 2);
    const index = this.#frames.indexOf(pair);
    if (!anywhere && !touches(index > 0 ? before : after)) return this.#asText(2);
    this.#endPlain();
    if (index > 0) this.#frames.close(index);
    else this.#frames.open(pair);
    this.#skip(2);
  }

  #readEmphasis(mark: '*' | '_'): void {
    const length = this.#runLength(mark);
    const before = this.#text.charCodeAt(this.#at - 1);
    const after = this.#text.charCodeAt(this.#at + length);
    // snake_case stays as it is.
    const closes = touches(before) && !(mark === '_' && isAlnum(after));
    const opens = touches(after) && !(mark === '_' && isAlnum(before));
    this.#endPlain();
    const rest = closes ? this.#closeEmphasis(mark, length) : length;
    this.#skip(length - rest);
    if (opens && this.#openEmphasis(mark, rest)) this.#skip(rest);
    else this.#asText(rest);
  }

  /** Closes what a run of `length` marks can close; returns how many of them are left. */
  #closeEmphasis(mark: '*' | '_', length: number): number {
    const twice = mark === '*' ? '**' : '__';
    let rest = length;
    while (rest > 0) {
      const one = this.#frames.indexOf(mark);
      const two = this.#frames.indexOf(twice);
      const wantsTwo = rest === 2 || (rest > 2 && two > one);
      if (wantsTwo ? two < 0 : one < 0) break;
      if (!wantsTwo) this.#frames.close(one);
      else if (one === two + 1 && this.#frames.swapIfTwins(two)) this.#frames.close(one);
      else this.#frames.close(two);
      rest -= wantsTwo ? 2 : 1;
    }
    return rest;
  }

  #openEmphasis(mark: '*' | '_', length: number): boolean {
    const twice = mark === '*' ? '**' : '__';
    const wanted = length === 1 ? ([mark] as const) : length === 2 ? ([twice] as const) : undefined;
    const marks = wanted ?? (length === 3 ? ([twice, mark] as const) : []);
    if (marks.length === 0 || marks.some((each) => this.#frames.indexOf(each) > 0)) return false;
    for (const each of marks) this.#frames.open(each);
    return true;
  }

  #readBracketEnd(): void {
    if (this.#frames.indexOf('[') > 0) {
      const follows = this.#text.charAt(this.#at + 1) === '(';
      const target = follows ? readTarget(this.#text, this.#at + 2) : undefined;
      this.#endPlain();
      if (target !== undefined && this.#frames.closeLink(target.href)) {
        return this.#skip(target.end - this.#at);
      }
      this.#frames.dropBracket();
    }
    this.#asText(1);
  }

  #readAngle(): void {
    const next = this.#text.charAt(this.#at + 1);
    if (next === '@') return this.#take(readAngledMention(this.#text, this.#at));
    if (next === '#') return this.#take(readAngledChannel(this.#text, this.#at));
    if (this.#text.startsWith('t:', this.#at + 1)) {
      return this.#take(readTime(this.#text, this.#at));
    }
    const target = readAngled(this.#text, this.#at + 1);
    this.#take(target && { word: { kind: 'link', href: target.href }, end: target.end });
  }

  #readBareAddress(): void {
    const scheme = isAlnum(this.#text.charCodeAt(this.#at - 1))
      ? 0
      : webScheme(this.#text, this.#at);
    if (scheme === 0) return this.#asText(1);
    const inBrackets = this.#frames.indexOf('[') > 0;
    const end = endOfAddress(this.#text, this.#at, scheme, inBrackets);
    this.#take({ word: { kind: 'link', href: this.#text.slice(this.#at, end) }, end });
  }
}

/** Marks stick to what they mark: there is something, and it is no blank. */
function touches(code: number): boolean {
  return !Number.isNaN(code) && !isBlank(code);
}

export function parseWords(text: string): Word[] {
  return new InlineReader(text).read();
}
