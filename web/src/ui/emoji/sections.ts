// What the picker shows, as plain data: sections of tiles, and the way of the arrow keys through them.

import type { Emoji, EmojiGroup } from '../../lib/emoji/emoji';
import { searchEmoji } from '../../lib/emoji/search';
import { type Tone, withTone } from '../../lib/emoji/tones';

export const COLUMNS = 9;
const FOUND_MAX = 90;

export interface OwnEmoji {
  name: string;
  /** Other names that lead to it. */
  aliases: readonly string[];
  /** Where its picture is, if it has one. */
  url?: string;
  animated?: boolean;
}

export interface Tile {
  key: string;
  /** What picking it gives. */
  value: string;
  label: string;
  /** As it is written between colons. */
  name: string;
  /** Of an own emoji: its name. */
  written?: string;
}

/** What a section is called stands in words/emoji. */
export type SectionId = EmojiGroup['id'] | 'ours' | 'recent' | 'found';

export interface Section {
  id: SectionId;
  tiles: readonly Tile[];
}

interface All {
  groups: readonly EmojiGroup[];
  own: readonly OwnEmoji[];
  recent: readonly string[];
  tone: Tone;
}

function toTile(section: string, emoji: Emoji, tone: Tone): Tile {
  const name = emoji.names[0] ?? emoji.label;
  const value = withTone(emoji, tone);
  return { key: `${section}-${emoji.picture}`, value, label: emoji.label, name: `:${name}:` };
}

function toOwnTile(section: string, emoji: OwnEmoji): Tile {
  const value = `:${emoji.name}:`;
  return { key: `${section}-${value}`, value, label: emoji.name, name: value, written: emoji.name };
}

/** What was used, with the name it has; what is gone since or not drawn here is left out. */
function recentTiles({ groups, own, recent }: All): Tile[] {
  const pictures = new Map<string, Emoji>();
  for (const group of groups) {
    for (const emoji of group.emoji) pictures.set(emoji.picture, emoji);
  }
  return recent.flatMap((used): Tile[] => {
    const ours = own.find((emoji) => `:${emoji.name}:` === used);
    if (ours !== undefined) return [toOwnTile('recent', ours)];
    const emoji = pictures.get(used) ?? pictures.get(withoutTone(used));
    if (emoji === undefined) return [];
    // As it was used: the tone belongs to it.
    return [{ ...toTile('recent', emoji, 0), key: `recent-${used}`, value: used }];
  });
}

function withoutTone(picture: string): string {
  const bare = picture.replace(/\p{Emoji_Modifier}/gu, '');
  return bare === picture ? picture : bare;
}

export function sectionsOf(all: All): Section[] {
  const sections: Section[] = [
    { id: 'ours', tiles: all.own.map((emoji) => toOwnTile('ours', emoji)) },
    { id: 'recent', tiles: recentTiles(all) },
    ...all.groups.map((group) => ({
      id: group.id,
      tiles: group.emoji.map((emoji) => toTile(group.id, emoji, all.tone)),
    })),
  ];
  return sections.filter((section) => section.tiles.length > 0);
}

export function tilesFor(all: All, question: string): Section[] {
  const asked = question.trim().toLowerCase().replaceAll(':', '');
  const ours = all.own.filter((emoji) =>
    [emoji.name, ...emoji.aliases].some((name) => name.toLowerCase().includes(asked)),
  );
  const found = searchEmoji(all.groups, question, FOUND_MAX, all.recent);
  const tiles = [
    ...ours.map((emoji) => toOwnTile('found', emoji)),
    ...found.map((emoji) => toTile('found', emoji, all.tone)),
  ];
  return tiles.length === 0 ? [] : [{ id: 'found', tiles }];
}

interface Place {
  section: number;
  at: number;
}

function placeOf(sections: readonly Section[], index: number): Place {
  let at = index;
  for (const [section, { tiles }] of sections.entries()) {
    if (at < tiles.length) return { section, at };
    at -= tiles.length;
  }
  return { section: 0, at: 0 };
}

function indexOf(sections: readonly Section[], { section, at }: Place): number {
  return sections.slice(0, section).reduce((sum, { tiles }) => sum + tiles.length, at);
}

/** One row up or down; over the edge of a section into the same column of the next. */
function stepRow(sections: readonly Section[], from: Place, down: boolean): Place | undefined {
  const column = from.at % COLUMNS;
  const here = sections[from.section]?.tiles.length ?? 0;
  const at = from.at + (down ? COLUMNS : -COLUMNS);
  if (at >= 0 && at < here) return { ...from, at };
  // The last row may be short: its end is below everything that stands further right.
  const inLastRow = Math.floor(from.at / COLUMNS) === Math.floor((here - 1) / COLUMNS);
  if (down && !inLastRow) return { ...from, at: here - 1 };
  const section = from.section + (down ? 1 : -1);
  const there = sections[section]?.tiles.length;
  if (there === undefined) return undefined;
  const firstOfRow = down ? 0 : Math.floor((there - 1) / COLUMNS) * COLUMNS;
  return { section, at: Math.min(firstOfRow + column, there - 1) };
}

/** Where a key leads from the tile at `index`; undefined for keys that lead nowhere. */
export function stepFrom(
  sections: readonly Section[],
  index: number,
  key: string,
): number | undefined {
  const count = sections.reduce((sum, { tiles }) => sum + tiles.length, 0);
  if (count === 0) return undefined;
  if (key === 'ArrowRight') return Math.min(index + 1, count - 1);
  if (key === 'ArrowLeft') return Math.max(index - 1, 0);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const to = stepRow(sections, placeOf(sections, index), key === 'ArrowDown');
  return to === undefined ? index : indexOf(sections, to);
}
