// The keys that put marks around the selected words, as plain edits of a text. Pressing again takes
// the marks away.

import type { Edit } from './edit-field';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Ctrl (or Cmd) with B, I, U, E; Shift+X strikes. */
export function markFor(event: Keys): string | undefined {
  if (event.ctrlKey === event.metaKey || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'x' ? '~~' : undefined;
  return { b: '**', i: '*', u: '__', e: '`' }[key];
}

/** Whether exactly this mark stands at the place: the one star of italics is no half of a bold one. */
function standsAlone(text: string, at: number, mark: string): boolean {
  if (text.slice(at, at + mark.length) !== mark) return false;
  if (mark !== '*') return true;
  let begin = at;
  while (text.charAt(begin - 1) === '*') begin -= 1;
  let end = at;
  while (text.charAt(end) === '*') end += 1;
  return (end - begin) % 2 === 1;
}

export function toggleMark(text: string, start: number, end: number, mark: string): Edit {
  const { length } = mark;
  const words = text.slice(start, end);
  const outside = standsAlone(text, start - length, mark) && standsAlone(text, end, mark);
  if (start >= length && outside) {
    return {
      from: start - length,
      to: end + length,
      insert: words,
      start: start - length,
      end: end - length,
    };
  }
  const inside =
    words.length > 2 * length &&
    standsAlone(text, start, mark) &&
    standsAlone(text, end - length, mark);
  if (inside) {
    return {
      from: start,
      to: end,
      insert: words.slice(length, -length),
      start,
      end: end - 2 * length,
    };
  }
  // Marks stick to words: blanks at the edges stay outside.
  const left = words.length - words.trimStart().length;
  const right = words.trim() === '' ? 0 : words.length - words.trimEnd().length;
  const [from, to] = words.trim() === '' ? [start, end] : [start + left, end - right];
  const insert = `${mark}${text.slice(from, to)}${mark}`;
  return { from, to, insert, start: from + length, end: to + length };
}

const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s<>"`|[\]]+$/i;

/** An address pasted over words makes them a link; undefined when it should just be pasted. */
export function linkOver(
  text: string,
  start: number,
  end: number,
  pasted: string,
): Edit | undefined {
  const words = text.slice(start, end);
  const address = pasted.trim();
  if (words.trim() === '' || !ADDRESS.test(address)) return undefined;
  // Replacing an address by another, or words that would break out of their brackets.
  if (/[[\]\n]|^https?:/i.test(words)) return undefined;
  const target = /[()]/.test(address) ? `<${address}>` : address;
  const insert = `[${words}](${target})`;
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}
