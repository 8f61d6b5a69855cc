// The Unicode emoji by groups, with their names. Heavy, so it is loaded when the picker or the
// completion is first wanted; served by ourselves like everything else.

import { isDrawn } from './support';

export interface Emoji {
  /** Without a skin tone. */
  picture: string;
  label: string;
  /** Short names, the best known first: what stands between colons. */
  names: readonly string[];
  /** Further words it is found by. */
  words: readonly string[];
  /** How it takes a skin tone (tones.ts); empty: it takes none. */
  tones: string;
}

export const GROUP_NAMES = [
  'Faces',
  'People',
  'Nature',
  'Food',
  'Play',
  'Travel',
  'Things',
  'Signs',
  'Flags',
] as const;

export interface EmojiGroup {
  name: (typeof GROUP_NAMES)[number];
  emoji: readonly Emoji[];
}

function wordsOf(field: string | undefined): string[] {
  return field === undefined || field === '' ? [] : field.split(' ');
}

function toEmoji(line: string): (Emoji & { version: number }) | undefined {
  const [picture, label, names, words, tones, version] = line.split('|');
  if (!picture || label === undefined) return undefined;
  return {
    picture,
    label,
    names: wordsOf(names),
    words: wordsOf(words),
    tones: tones ?? '',
    version: Number(version ?? 0),
  };
}

/** The groups of the picker; what this device cannot draw is left out. */
export function toGroups(lines: readonly string[]): EmojiGroup[] {
  return GROUP_NAMES.map((name, index) => ({
    name,
    emoji: (lines[index] ?? '').split('\n').flatMap((line) => {
      const read = toEmoji(line);
      if (read === undefined) return [];
      const { version, ...emoji } = read;
      return isDrawn(version) ? [emoji] : [];
    }),
  }));
}

let loading: Promise<readonly EmojiGroup[]> | undefined;

export function loadEmoji(): Promise<readonly EmojiGroup[]> {
  loading ??= import('virtual:emoji-data').then(
    (data) => toGroups(data.EMOJI_GROUPS),
    (error: unknown) => {
      loading = undefined; // lost on the way: the next one who asks tries again
      throw error;
    },
  );
  return loading;
}
