/** The words by which something on the shelf is found, as they are typed. Pure. */

import { codePoints } from '../box-rules';

const TAGS_MAX = 10;
const TAG_LENGTH_MAX = 32;

export type Tags =
  | { tags: readonly string[] }
  | { wrong: 'too-many' }
  | { wrong: 'too-long'; tag: string };

/** With commas between; twice the same is once. */
export function tagsOf(typed: string): Tags {
  // Control characters and what stands at the ends of a tag mean nothing.
  const all = typed
    .split(/[,،、，\n]/)
    .map((tag) => tag.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((tag) => tag !== '');
  const tags = [...new Map(all.map((tag) => [tag.toLocaleLowerCase(), tag])).values()];
  const tag = tags.find((each) => codePoints(each) > TAG_LENGTH_MAX);
  if (tag !== undefined) return { wrong: 'too-long', tag };
  return tags.length > TAGS_MAX ? { wrong: 'too-many' } : { tags };
}

/** As they are shown in a field. */
export function inField(tags: readonly string[]): string {
  return tags.join(', ');
}
