// Which printed mat a friend has: drawn from the username alone, so that it is the same on every
// device and never changes. Colours stand in tokens.css, one class per hue.

import { foldedHash } from './fnv';

export const faceHues = [18, 42, 66, 96, 124, 152, 182, 212, 245, 278, 312, 345] as const;
export const facePatterns = 8;

export interface Face {
  /** Index into faceHues. */
  hue: number;
  /** 0 to 7. */
  pattern: number;
}

export function faceOf(username: string): Face {
  const hash = foldedHash(username);
  return { hue: hash % faceHues.length, pattern: (hash >>> 6) % facePatterns };
}

const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : undefined;

/** The first thing a reader would call a letter, upper case; names may begin with any script. */
export function faceLetter(displayName: string, username: string): string {
  const name = displayName.trim() || username;
  const first = segmenter
    ? segmenter.segment(name)[Symbol.iterator]().next().value?.segment
    : Array.from(name)[0];
  return (first ?? '?').toLocaleUpperCase();
}
