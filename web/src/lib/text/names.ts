// What is named inside a text: people, channels, emoji, moments. Each reader looks at a bounded number
// of characters and returns what it found and where that ends.

import { isAlnum, isChannelLetter, isDigit } from './characters';
import type { TimeStyle, Word } from './tree';

export const USERNAME_CHARS_MIN = 2;
export const USERNAME_CHARS_MAX = 32;
export const EMOJI_NAME_CHARS_MAX = 32;
export const CHANNEL_NAME_CHARS_MAX = 64;
/** Until the year 5138: every calendar goes so far. */
const TIME_DIGITS_MAX = 11;

export interface Found {
  word: Word;
  end: number;
}

function isNameLetter(code: number): boolean {
  // . _ -
  return isAlnum(code) || code === 0x2e || code === 0x5f || code === 0x2d;
}

function endOfRun(text: string, at: number, max: number, fits: (code: number) => boolean): number {
  let end = at;
  while (end - at <= max && fits(text.charCodeAt(end))) end += 1;
  return end;
}

function toMention(name: string, end: number): Found {
  return { word: { kind: 'mention', name: name.toLowerCase() }, end };
}

/** `@name` at `at`. Dots, dashes and underscores at its end belong to the sentence. */
export function readMention(text: string, at: number): Found | undefined {
  const before = text.charCodeAt(at - 1);
  if (isAlnum(before) || before === 0x40 || before === 0x2f) return undefined; // @ /
  const begin = at + 1;
  let end = endOfRun(text, begin, USERNAME_CHARS_MAX, isNameLetter);
  if (end - begin > USERNAME_CHARS_MAX || text.charAt(end) === '@') return undefined;
  while (end > begin && !isAlnum(text.charCodeAt(end - 1))) end -= 1;
  if (end - begin < USERNAME_CHARS_MIN || !isAlnum(text.charCodeAt(begin))) return undefined;
  return toMention(text.slice(begin, end), end);
}

/** `<@name>` at `at`, for names that end in a dot or stand before letters. */
export function readAngledMention(text: string, at: number): Found | undefined {
  const begin = at + 2;
  const end = endOfRun(text, begin, USERNAME_CHARS_MAX, isNameLetter);
  const length = end - begin;
  if (length < USERNAME_CHARS_MIN || length > USERNAME_CHARS_MAX) return undefined;
  if (text.charAt(end) !== '>' || !isAlnum(text.charCodeAt(begin))) return undefined;
  return toMention(text.slice(begin, end), end + 1);
}

/** `#name` at `at`. Digits alone are a number, not a name. */
export function readChannel(text: string, at: number): Found | undefined {
  const before = text.charCodeAt(at - 1);
  // # / &
  if (isAlnum(before) || before === 0x23 || before === 0x2f || before === 0x26) return undefined;
  const begin = at + 1;
  let end = begin;
  let letters = 0;
  for (; letters <= CHANNEL_NAME_CHARS_MAX; letters += 1) {
    const point = text.codePointAt(end);
    if (point === undefined || !isChannelLetter(point)) break;
    end += point > 0xffff ? 2 : 1;
  }
  if (letters > CHANNEL_NAME_CHARS_MAX) return undefined;
  while (end > begin && (text.charAt(end - 1) === '-' || text.charAt(end - 1) === '_')) end -= 1;
  const name = text.slice(begin, end);
  if (name === '' || /^\d+$/.test(name)) return undefined;
  return { word: { kind: 'channel', name }, end };
}

/** `<#name or id>` at `at`: names with spaces. */
export function readAngledChannel(text: string, at: number): Found | undefined {
  const begin = at + 2;
  let end = begin;
  let letters = 0;
  for (; letters <= CHANNEL_NAME_CHARS_MAX; letters += 1) {
    const point = text.codePointAt(end);
    if (point === undefined || point === 0x3c || point === 0x3e || point < 0x20) break; // < >
    end += point > 0xffff ? 2 : 1;
  }
  if (letters > CHANNEL_NAME_CHARS_MAX || text.charAt(end) !== '>') return undefined;
  const name = text.slice(begin, end);
  if (name === '' || name.startsWith(' ') || name.endsWith(' ')) return undefined;
  return { word: { kind: 'channel', name }, end: end + 1 };
}

function isEmojiLetter(code: number): boolean {
  // _ + -
  return isAlnum(code) || code === 0x5f || code === 0x2b || code === 0x2d;
}

/** `:name:` at `at`. */
export function readEmoji(text: string, at: number): Found | undefined {
  if (isAlnum(text.charCodeAt(at - 1))) return undefined;
  const begin = at + 1;
  const end = endOfRun(text, begin, EMOJI_NAME_CHARS_MAX, isEmojiLetter);
  const fits = end > begin && end - begin <= EMOJI_NAME_CHARS_MAX && text.charAt(end) === ':';
  return fits ? { word: { kind: 'emoji', name: text.slice(begin, end) }, end: end + 1 } : undefined;
}

/** `<t:1780000000:R>` at `at`. */
export function readTime(text: string, at: number): Found | undefined {
  const begin = at + 3;
  const end = endOfRun(text, begin, TIME_DIGITS_MAX, isDigit);
  if (end === begin || end - begin > TIME_DIGITS_MAX) return undefined;
  const styled = text.charAt(end) === ':' && 'tTdDfFR'.includes(text.charAt(end + 1) || '?');
  const style = styled ? (text.charAt(end + 1) as TimeStyle) : 'f';
  const close = styled ? end + 2 : end;
  if (text.charAt(close) !== '>') return undefined;
  return { word: { kind: 'time', at: Number(text.slice(begin, end)), style }, end: close + 1 };
}
