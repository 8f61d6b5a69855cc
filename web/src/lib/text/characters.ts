// The classes of characters that the grammar speaks of. Only ASCII letters and digits count as
// letters: other scripts write without spaces around marks. Codes are UTF-16 units; every class that
// reaches beyond ASCII lies in the first plane. Mirrors server/domain/text_characters.hpp.

export function isAlnum(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What a backslash takes the meaning from. */
export function isPunctuation(code: number): boolean {
  return code > 0x20 && code < 0x7f && !isAlnum(code);
}

/** White space of any script; NaN, the end of the text, is none. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Without spaces, tabs and newlines at its end; a regular expression would look at each run of
 *  them as often as it is long. */
export function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isAsciiBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Nothing but spaces, tabs and newlines. */
export function isEmptyText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isAsciiBlank(text.charCodeAt(at))) return false;
  return true;
}

function isAsciiBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

export function isBlankText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}

/** What no address goes on behind: blanks, quotes, and what cannot be seen or turns the direction. */
export function endsAddress(code: number): boolean {
  if (isBlank(code)) return true;
  // " < > ` |
  if (code === 0x22 || code === 0x3c || code === 0x3e || code === 0x60 || code === 0x7c)
    return true;
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

/** Punctuation that belongs to the sentence when it stands behind an address: .,;:!?*_~]}' and the
 *  marks ” ’ » … 、 。 ， ） */
const TAIL = new Set(".,;:!?*_~]}'”’»…、。，）");

export function isTail(mark: string): boolean {
  return TAIL.has(mark);
}

/** What a channel's name may be made of after a `#`: letters of any script, but no symbols. */
export function isChannelLetter(point: number): boolean {
  if (point < 0x80) return isAlnum(point) || point === 0x2d || point === 0x5f;
  if (point >= 0x1f000 || point < 0xc0 || isBlank(point)) return false;
  return !(
    point === 0xd7 || // ×
    point === 0xf7 || // ÷
    (point >= 0x2000 && point <= 0x2bff) ||
    (point >= 0x3000 && point <= 0x303f) ||
    (point >= 0xd800 && point <= 0xdfff) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xff00 && point <= 0xff0f) ||
    point === 0xfeff
  );
}
