// The Unicode emoji by groups, with their names. Heavy, so it is loaded when the picker or the
// completion is first wanted; served by ourselves like everything else.

import { locale } from '../locale';
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

/** In the order of the picker. */
export const GROUPS = [
  'faces',
  'people',
  'nature',
  'food',
  'play',
  'travel',
  'things',
  'signs',
  'flags',
] as const;

export interface EmojiGroup {
  id: (typeof GROUPS)[number];
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

/** The same emoji by its name in another language; what it is called in English finds it as well. */
function inLanguage(emoji: Emoji, line: string | undefined): Emoji {
  const [label, words] = line?.split('|') ?? [];
  if (!label) return emoji;
  const english = emoji.label.split(/[ -]/);
  return {
    ...emoji,
    label,
    words: [...wordsOf(words?.toLowerCase()), ...english, ...emoji.words],
  };
}

/** The groups of the picker; what this device cannot draw is left out. `names`: those of another
 *  language, line for line. */
export function toGroups(lines: readonly string[], names?: readonly string[]): EmojiGroup[] {
  return GROUPS.map((id, index) => {
    const called = names?.[index]?.split('\n');
    return {
      id,
      emoji: (lines[index] ?? '').split('\n').flatMap((line, at) => {
        const read = toEmoji(line);
        if (read === undefined) return [];
        const { version, ...emoji } = read;
        return isDrawn(version) ? [inLanguage(emoji, called?.[at])] : [];
      }),
    };
  });
}

const otherNames: Record<string, () => Promise<readonly string[]>> = {
  de: () => import('virtual:emoji-data/de').then((data) => data.EMOJI_NAMES),
};

let loading: { language: string; groups: Promise<readonly EmojiGroup[]> } | undefined;

/** With names in the language that Snug speaks now. */
export function loadEmoji(): Promise<readonly EmojiGroup[]> {
  const [language = ''] = locale().split('-');
  if (loading?.language !== language) loading = { language, groups: load(language) };
  return loading.groups;
}

async function load(language: string): Promise<readonly EmojiGroup[]> {
  try {
    const [data, names] = await Promise.all([
      import('virtual:emoji-data'),
      otherNames[language]?.(),
    ]);
    return toGroups(data.EMOJI_GROUPS, names);
  } catch (error) {
    loading = undefined; // lost on the way: the next one who asks tries again
    throw error;
  }
}
