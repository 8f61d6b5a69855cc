// Addresses in a text: where one begins, how far it goes, and whether it may become a link at all.
// Nothing but http, https and mailto comes through, whatever tricks are played around it.

import { endsAddress, isAlnum, isTail } from './characters';

const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;

function hasPrefix(text: string, at: number, prefix: string): boolean {
  return text.slice(at, at + prefix.length).toLowerCase() === prefix;
}

/** The length of `http://` or `https://` at `at` with the beginning of a host behind it, else 0. */
export function webScheme(text: string, at: number): number {
  const length = hasPrefix(text, at, 'https://') ? 8 : hasPrefix(text, at, 'http://') ? 7 : 0;
  if (length === 0) return 0;
  const host = text.charCodeAt(at + length);
  const begins = isAlnum(host) || host === OPEN_BRACKET || (host >= 0x80 && !endsAddress(host));
  return begins ? length : 0;
}

/** Whether the whole of `address` (which holds nothing that ends one) may be a link's target. */
export function isAddress(address: string): boolean {
  if (webScheme(address, 0) > 0) return true;
  return hasPrefix(address, 0, 'mailto:') && address.indexOf('@', 8) > 0;
}

/** The end of the bare address that begins at `at`, the punctuation of its sentence left out. */
export function endOfAddress(
  text: string,
  at: number,
  scheme: number,
  inBrackets: boolean,
): number {
  let end = at + scheme;
  let surplus = 0;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (endsAddress(code) || (inBrackets && code === CLOSE_BRACKET)) break;
    if (code === OPEN_PAREN) surplus -= 1;
    else if (code === CLOSE_PAREN) surplus += 1;
  }
  while (end > at + scheme) {
    const mark = text.charAt(end - 1);
    if (mark === ')' && surplus > 0) surplus -= 1;
    else if (!isTail(mark)) break;
    end -= 1;
  }
  return end;
}

export interface Target {
  href: string;
  /** Behind the closing parenthesis. */
  end: number;
}

/** Reads `address)` or `<address>)` at `at`. No bracket may stand in it: that keeps `[](` repeated a
 *  thousand times linear. */
export function readTarget(text: string, at: number): Target | undefined {
  const angled = text.charAt(at) === '<';
  const begin = angled ? at + 1 : at;
  let end = begin;
  let open = 0;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (endsAddress(code) || code === OPEN_BRACKET || code === CLOSE_BRACKET) break;
    if (angled) continue;
    if (code === OPEN_PAREN) open += 1;
    else if (code === CLOSE_PAREN) {
      if (open === 0) break;
      open -= 1;
    }
  }
  const closing = angled ? '>)' : ')';
  if (text.slice(end, end + closing.length) !== closing) return undefined;
  const href = text.slice(begin, end);
  return isAddress(href) ? { href, end: end + closing.length } : undefined;
}

/** Reads `<https://…>`; `at` is behind the angle. */
export function readAngled(text: string, at: number): Target | undefined {
  let end = at;
  while (end < text.length && !endsAddress(text.charCodeAt(end))) end += 1;
  if (text.charAt(end) !== '>') return undefined;
  const href = text.slice(at, end);
  return isAddress(href) ? { href, end: end + 1 } : undefined;
}
