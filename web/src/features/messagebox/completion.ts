// What the box offers while a name is written: people after @, rooms after #, emoji after a colon. Plain
// functions of the text, the caret and lists.

import type { Emoji, EmojiGroup } from '../../lib/emoji/emoji';
import { emojiNamed, searchEmoji } from '../../lib/emoji/search';
import { type Tone, withTone } from '../../lib/emoji/tones';
import { type Candidate, SHOWN_MAX } from '../../ui/completion/candidates';
import type { OwnEmoji } from '../../ui/emoji/sections';

const QUERY_CHARS_MAX = 33;
/** Faces made of signs (`:D`) are left alone. */
const EMOJI_QUERY_MIN = 2;

export interface Token {
  trigger: '@' | '#' | ':';
  query: string;
  /** Where the trigger stands. */
  start: number;
}

const TOKENS = [
  /(?<![A-Za-z0-9@/])@([A-Za-z0-9._-]*)$/u,
  /(?<![A-Za-z0-9#/&])#([\p{L}\p{N}_-]*)$/u,
  /(?<![A-Za-z0-9:]):([A-Za-z0-9_+-]*)$/u,
];

/** The name that is being written before the caret, if any. */
export function tokenAt(text: string, caret: number): Token | undefined {
  const before = text.slice(Math.max(0, caret - QUERY_CHARS_MAX - 2), caret);
  for (const pattern of TOKENS) {
    const match = pattern.exec(before);
    if (match === null) continue;
    const [whole, query = ''] = match;
    const trigger = whole.charAt(0) as Token['trigger'];
    if (query.length > QUERY_CHARS_MAX) return undefined;
    if (trigger === ':' && query.length < EMOJI_QUERY_MIN) return undefined;
    return { trigger, query, start: caret - whole.length };
  }
  return undefined;
}

interface Emojis {
  groups: readonly EmojiGroup[];
  /** The group's own: they stand first among those that fit as well. */
  own: readonly OwnEmoji[];
  recent: readonly string[];
  tone: Tone;
}

export function emojiFor(query: string, { groups, own, recent, tone }: Emojis): Candidate[] {
  const found = searchEmoji(groups, query, SHOWN_MAX, recent);
  const ours = ownFor(query, own);
  return [...ours, ...found.map((emoji) => toEmoji(emoji, query, tone))].slice(0, SHOWN_MAX);
}

/** By name before alias, by beginning before middle. */
function ownFor(query: string, own: readonly OwnEmoji[]): Candidate[] {
  const asked = query.toLowerCase();
  const fit = ({ name, aliases }: OwnEmoji): number => {
    if (name.startsWith(asked)) return 3;
    if (aliases.some((alias) => alias.startsWith(asked))) return 2;
    return name.includes(asked) || aliases.some((alias) => alias.includes(asked)) ? 1 : 0;
  };
  return own
    .map((emoji) => ({ emoji, fit: fit(emoji) }))
    .filter((each) => each.fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
    .map(({ emoji }) => toOwn(emoji));
}

function toOwn({ name, aliases }: OwnEmoji): Candidate {
  const written = `:${name}:`;
  return {
    key: written,
    icon: { kind: 'own', name },
    name: written,
    hint: aliases.join(', '),
    insert: written,
  };
}

/** What a name between colons stands for, if not for itself: Unicode's come first, as they did before
 *  the group had any of its own. */
export function closedAs(
  name: string,
  { groups, own, tone }: Omit<Emojis, 'recent'>,
): string | undefined {
  const emoji = emojiNamed(groups, name);
  if (emoji !== undefined) return withTone(emoji, tone);
  const ours = own.find(({ aliases }) => aliases.includes(name.toLowerCase()));
  return ours && `:${ours.name}:`;
}

function toEmoji(emoji: Emoji, query: string, tone: Tone): Candidate {
  const picture = withTone(emoji, tone);
  const asked = query.toLowerCase();
  const name = emoji.names.find((each) => each.startsWith(asked)) ?? emoji.names[0] ?? emoji.label;
  return {
    key: emoji.picture,
    icon: { kind: 'picture', picture },
    name: `:${name}:`,
    hint: emoji.label,
    insert: picture,
  };
}

/** `:name:` that has just been closed by its second colon before the caret. */
export function closedEmojiAt(
  text: string,
  caret: number,
): { name: string; start: number } | undefined {
  const before = text.slice(Math.max(0, caret - QUERY_CHARS_MAX - 2), caret);
  const match = /(?<![A-Za-z0-9:]):([A-Za-z0-9_+-]{1,32}):$/u.exec(before);
  const name = match?.[1];
  return name === undefined ? undefined : { name, start: caret - name.length - 2 };
}
