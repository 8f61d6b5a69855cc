/** What an emoji of ours may be called. Pure; the server decides for itself but knows no Unicode names:
 *  these are the page's, and an own one behind such a name could never be written. */

import type { OwnEmoji } from '../../api/types';
import type { EmojiGroup } from '../../lib/emoji/emoji';
import { emojiNamed } from '../../lib/emoji/search';

/** As protocol/openapi.yaml has them. */
const NAME = /^[a-z0-9_]{2,32}$/;
const ALIASES_MAX = 5;

export interface NameTrouble {
  field: 'name' | 'aliases';
  why: 'shape' | 'unicode' | 'taken' | 'many';
  name: string;
}

/** What was typed of other names: blanks and commas part them, colons around are left out. */
export function aliasesOf(typed: string): string[] {
  const names = typed.split(/[\s,]+/).map((name) => name.replace(/^:|:$/g, ''));
  return [...new Set(names.filter((name) => name !== ''))];
}

export function troubleWith(
  { name, aliases }: Pick<OwnEmoji, 'name' | 'aliases'>,
  all: readonly OwnEmoji[],
  groups: readonly EmojiGroup[],
): NameTrouble | undefined {
  if (aliases.length > ALIASES_MAX) return { field: 'aliases', why: 'many', name: '' };
  const others = all.filter((each) => each.name !== name);
  const known = all.some((each) => each.name === name);
  const why = (wanted: string): NameTrouble['why'] | undefined => {
    if (!NAME.test(wanted)) return 'shape';
    if (emojiNamed(groups, wanted) !== undefined) return 'unicode';
    const taken = others.some((each) => each.name === wanted || each.aliases.includes(wanted));
    return taken ? 'taken' : undefined;
  };
  const wrong = known ? undefined : why(name);
  if (wrong !== undefined) return { field: 'name', why: wrong, name };
  for (const alias of aliases) {
    const trouble = alias === name ? 'taken' : why(alias);
    if (trouble !== undefined) return { field: 'aliases', why: trouble, name: alias };
  }
  return undefined;
}

const NAME_MAX = 32;

/** What a picture's file is called, as a name; empty where nothing of it can be one. */
export function nameFrom(file: string): string {
  const stem = file.replace(/\.[^.]*$/, '').toLowerCase();
  const plain = stem.normalize('NFKD').replace(/\p{M}/gu, '');
  const name = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
  const cut = name.slice(0, NAME_MAX).replace(/_$/, '');
  return NAME.test(cut) ? cut : '';
}
