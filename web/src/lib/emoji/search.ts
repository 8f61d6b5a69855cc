// Finds emoji by what people call them: short names, the name of the standard, key words.

import type { Emoji, EmojiGroup } from './emoji';

/** How well one word of the question fits; 0: not at all. */
function fitOf(emoji: Emoji, word: string): number {
  if (emoji.names.includes(word)) return 8;
  if (emoji.names.some((name) => name.startsWith(word))) return 6;
  if (
    emoji.label
      .toLowerCase()
      .split(/[ -]/)
      .some((part) => part.startsWith(word))
  )
    return 5;
  if (emoji.words.some((each) => each.startsWith(word))) return 4;
  if (emoji.names.some((name) => name.includes(`_${word}`))) return 3;
  return emoji.names.some((name) => name.includes(word)) ? 1 : 0;
}

function fitOfAll(emoji: Emoji, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const fit = fitOf(emoji, word);
    if (fit === 0) return 0;
    sum += fit;
  }
  return sum;
}

/** The best first; among equals those used lately, then the order of the picker. */
export function searchEmoji(
  groups: readonly EmojiGroup[],
  question: string,
  max: number,
  recent: readonly string[] = [],
): Emoji[] {
  const asked = question.trim().toLowerCase();
  const words = asked.split(/[\s:]+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const hits: { emoji: Emoji; fit: number }[] = [];
  for (const group of groups) {
    for (const emoji of group.emoji) {
      const fit = emoji.picture === asked ? 9 : fitOfAll(emoji, words);
      if (fit > 0) hits.push({ emoji, fit: fit + (recent.includes(emoji.picture) ? 0.5 : 0) });
    }
  }
  // Sorting keeps the order of equals.
  return hits
    .toSorted((one, other) => other.fit - one.fit)
    .slice(0, max)
    .map(({ emoji }) => emoji);
}

/** The emoji that bears exactly this short name. */
export function emojiNamed(groups: readonly EmojiGroup[], name: string): Emoji | undefined {
  const wanted = name.toLowerCase();
  for (const group of groups) {
    const found = group.emoji.find((emoji) => emoji.names.includes(wanted));
    if (found !== undefined) return found;
  }
  return undefined;
}
