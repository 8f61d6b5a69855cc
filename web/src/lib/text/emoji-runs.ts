// Unicode emoji inside plain text. They are no part of the grammar (the server needs no table of
// them); here they are found to be drawn in colour, and large where nothing else is said.

import { isBlankText } from './characters';
import type { Block, Word } from './tree';

const ONLY_EMOJI_MAX = 27;
/** The longest family with skin tones, in UTF-16 units. */
const EMOJI_UNITS_MAX = 40;

/** One emoji: a flag, a keycap, or a picture with what modifies and joins it (UTS #51, ED-13 to 17). */
const PICTURE =
  '(?:\\p{RI}\\p{RI}|[\\d#*]\\uFE0F?\\u20E3|(?:\\p{Emoji_Presentation}|\\p{Emoji}\\uFE0F|\\p{Emoji_Modifier_Base}(?=\\p{EMod}))\\p{EMod}?' +
  '(?:[\\u{E0020}-\\u{E007F}]+|(?:\\u200D\\p{Emoji}\\uFE0F?\\p{EMod}?)*))';
const RUN = new RegExp(`${PICTURE}+`, 'gu');
const ONE = new RegExp(PICTURE, 'gu');

export interface TextRun {
  text: string;
  emoji: boolean;
}

/** Cuts a text into what is emoji and what is not. */
export function emojiRuns(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let done = 0;
  for (const match of text.matchAll(RUN)) {
    if (match.index > done) runs.push({ text: text.slice(done, match.index), emoji: false });
    runs.push({ text: match[0], emoji: true });
    done = match.index + match[0].length;
  }
  if (done < text.length) runs.push({ text: text.slice(done), emoji: false });
  return runs;
}

/** Whether a message is one to 27 emoji and nothing else, our own among them. */
export function isOnlyEmoji(blocks: readonly Block[], isOwn: (name: string) => boolean): boolean {
  const [block] = blocks;
  if (blocks.length !== 1 || block?.kind !== 'paragraph') return false;
  let count = 0;
  for (const word of block.of) {
    const found = countEmoji(word, isOwn);
    if (found === undefined) return false;
    count += found;
  }
  return count > 0 && count <= ONLY_EMOJI_MAX;
}

/** Undefined for a word that says something else. */
function countEmoji(word: Word, isOwn: (name: string) => boolean): number | undefined {
  if (typeof word !== 'string') return word.kind === 'emoji' && isOwn(word.name) ? 1 : undefined;
  // Most messages end the question with their length or their first letter.
  if (word.length > ONLY_EMOJI_MAX * EMOJI_UNITS_MAX || /^[\p{L}]/u.test(word)) return undefined;
  if (!isBlankText(word.replace(ONE, ''))) return undefined;
  return word.match(ONE)?.length ?? 0;
}
