// Skin tones. Most emoji that take one take it behind their first character, those of two people
// behind each person; for the rest the data brings all five (scripts/emoji-data.mjs).

import type { Emoji } from './emoji';

/** 0: the yellow of none. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];

const MODIFIERS = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'] as const;

export function withTone(emoji: Pick<Emoji, 'picture' | 'tones'>, tone: Tone): string {
  const { picture, tones } = emoji;
  if (tone === 0 || tones === '') return picture;
  const modifier = MODIFIERS[tone];
  if (tones === '1') return picture.replace(/^(.)\uFE0F?/u, `$1${modifier}`);
  if (tones === '2') {
    return picture.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${modifier}`);
  }
  return tones.split(' ')[tone - 1] ?? picture;
}
