// Cuts a message into paragraphs, headings, quotes, lists and blocks of code, line by line, and lets the
// words of each be read. Grammar: protocol/text.

import { isEmptyText, withoutTrailingBlanks } from './characters';
import { parseWords } from './inline';
import { type ListLine, readListLine, toLists } from './lists';
import type { Block } from './tree';

const FENCE = /`{3,}/g;
const HEADING = /^(#{1,3}) +([^ \t\n][^\n]*)$/;
const LANGUAGE = /^([A-Za-z0-9_+#.-]{1,32})?[ \t]*\n/;
const REST_QUOTED = '>>> ';

interface Span {
  begin: number;
  end: number;
}

class BlockReader {
  readonly #text: string;
  readonly #quoted: boolean;
  readonly #blocks: Block[] = [];
  readonly #fences: Span[] = [];
  /** The first fence that may still open. */
  #fence = 0;
  /** Where the plain lines begin that are not yet a paragraph. */
  #plain = 0;

  constructor(text: string, quoted: boolean) {
    this.#text = text;
    this.#quoted = quoted;
    for (const match of text.matchAll(FENCE)) {
      this.#fences.push({ begin: match.index, end: match.index + match[0].length });
    }
  }

  read(): Block[] {
    let at = 0;
    while (at < this.#text.length) at = this.#readLines(at);
    this.#endParagraph(this.#text.length);
    return this.#blocks;
  }

  #endOfLine(at: number): number {
    const end = this.#text.indexOf('\n', at);
    return end < 0 ? this.#text.length : end;
  }

  /** Reads what begins with the line at `at`; returns where the next line begins. */
  #readLines(at: number): number {
    const first = this.#text.charAt(at);
    if (first === '>' && !this.#quoted) {
      const end = this.#readQuote(at);
      if (end !== undefined) return end;
    }
    if (first === '#') {
      const end = this.#readHeading(at);
      if (end !== undefined) return end;
    }
    return this.#readList(at) ?? this.#readPlainLine(at);
  }

  /** Also the words behind a block of code are plain, up to the end of their line. */
  #readPlainLine(begin: number): number {
    let at = begin;
    let end = this.#endOfLine(at);
    for (;;) {
      const next = this.#readFence(at, end);
      if (next === undefined) return end + 1;
      if (next >= this.#text.length || this.#text.charAt(next - 1) === '\n') return next;
      at = next;
      if (at > end) end = this.#endOfLine(at); // looked for once: a line may hold many
    }
  }

  #endParagraph(end: number): void {
    const lines = this.#text.slice(this.#plain, end).replace(/^(?:[ \t]*\n)+/, '');
    const text = withoutTrailingBlanks(lines);
    if (text !== '') this.#blocks.push({ kind: 'paragraph', of: parseWords(text) });
  }

  /** `block` stands from `begin` to before `next`. */
  #push(begin: number, next: number, ...blocks: Block[]): number {
    this.#endParagraph(begin);
    this.#blocks.push(...blocks);
    this.#plain = next;
    return next;
  }

  #readHeading(at: number): number | undefined {
    const end = this.#endOfLine(at);
    const match = HEADING.exec(this.#text.slice(at, end));
    if (match === null) return undefined;
    const [, marks = '', text = ''] = match;
    const of = parseWords(withoutTrailingBlanks(text));
    return this.#push(at, end + 1, { kind: 'heading', level: marks.length, of });
  }

  #readQuote(at: number): number | undefined {
    const [inside, next] = this.#text.startsWith(REST_QUOTED, at)
      ? [this.#text.slice(at + REST_QUOTED.length), this.#text.length]
      : this.#quotedLines(at);
    if (next === at) return undefined;
    if (isEmptyText(inside)) return next; // marks around nothing are plain lines
    return this.#push(at, next, { kind: 'quote', of: new BlockReader(inside, true).read() });
  }

  #quotedLines(at: number): [inside: string, next: number] {
    const lines: string[] = [];
    let next = at;
    while (next < this.#text.length) {
      const end = this.#endOfLine(next);
      const line = this.#text.slice(next, end);
      // A lone mark keeps a quote together, but begins none.
      if (!line.startsWith('> ') && !(line === '>' && lines.length > 0)) break;
      lines.push(line.slice(2));
      next = end + 1;
    }
    return [lines.join('\n'), next];
  }

  #readList(at: number): number | undefined {
    const lines: ListLine[] = [];
    let next = at;
    while (next < this.#text.length) {
      const end = this.#endOfLine(next);
      const line = readListLine(this.#text.slice(next, end));
      if (line === undefined) break;
      lines.push(line);
      next = end + 1;
    }
    return lines.length === 0 ? undefined : this.#push(at, next, ...toLists(lines));
  }

  /** A block of code that begins in the plain line from `at` to `end`, also behind words. */
  #readFence(at: number, end: number): number | undefined {
    for (; this.#fence + 1 < this.#fences.length; this.#fence += 1) {
      const [opener, closer] = this.#fences.slice(this.#fence, this.#fence + 2) as [Span, Span];
      if (opener.begin >= end) return undefined;
      if (opener.begin < at || this.#text.charAt(opener.begin - 1) === '\\') continue;
      const block = toFence(this.#text.slice(opener.end, closer.begin));
      if (block === undefined) continue;
      this.#fence += 2;
      const next = this.#text.charAt(closer.end) === '\n' ? closer.end + 1 : closer.end;
      return this.#push(opener.begin, next, block);
    }
    return undefined;
  }
}

/** Undefined when there is no code between the fences. */
function toFence(inside: string): Block | undefined {
  const [head, language] = LANGUAGE.exec(inside) ?? [''];
  const body = inside.slice(head.length);
  const text = body.endsWith('\n') ? body.slice(0, -1) : body;
  if (isEmptyText(text)) return undefined;
  return language === undefined ? { kind: 'fence', text } : { kind: 'fence', text, language };
}

/** Any text is welcome; it takes time linear in its length, and nothing is refused. */
export function parseText(text: string): Block[] {
  return new BlockReader(text, false).read();
}
