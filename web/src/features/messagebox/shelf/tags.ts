/** The words by which something on the shelf is found, as they are typed. Pure. */

import { codePoints } from '../box-rules';

const TAGS_MAX = 10;
const TAG_LENGTH_MAX = 32;
/** So many can be looked over at a glance. */
const CHIPS_MAX = 8;

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

/** The tags that stand oftenest on these; of two as often the one that comes first. */
export function commonTags(items: readonly { readonly tags: readonly string[] }[]): string[] {
  const counted = new Map<string, { tag: string; times: number }>();
  for (const tag of items.flatMap(({ tags }) => tags)) {
    const key = tag.toLocaleLowerCase();
    const held = counted.get(key) ?? { tag, times: 0 };
    held.times += 1;
    counted.set(key, held);
  }
  const all = [...counted.values()].toSorted((a, b) => b.times - a.times);
  return all.slice(0, CHIPS_MAX).map(({ tag }) => tag);
}
