// Vite plugin: `virtual:emoji-data`, the Unicode emoji slimmed from emojibase-data to what the picker and
// the completion need. One string per group, a line per emoji, fields apart by `|`:
// picture, name, short names, key words, how it takes a skin tone, version of Emoji it came with.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const id = 'virtual:emoji-data';
/** The groups of the data in the order of the picker; 2, mere parts of emoji, is left out. */
const groups = [0, 1, 3, 4, 6, 5, 7, 8, 9];
const shortNamesMax = 4;
/** The grammar of texts reads no longer ones (protocol/text). */
const nameCharsMax = 32;
/** What is older is drawn by every system that runs a browser of today. */
const everywhere = 13;

async function read(path) {
  return JSON.parse(await readFile(require.resolve(`emojibase-data/en/${path}.json`), 'utf8'));
}

/** Fully qualified (UTS #51, ED-18): a picture that is one by itself takes no variation selector. The data
 *  has one behind each that can also be drawn as text; two spellings would be two reactions. */
const qualified = (picture) => picture.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');

/** The same rules stand in src/lib/emoji/tones.ts; here they are held against the data. */
const rules = {
  1: (picture, tone) => picture.replace(/^(.)\uFE0F?/u, `$1${tone}`),
  2: (picture, tone) => picture.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${tone}`),
};
const tones = ['🏻', '🏼', '🏽', '🏾', '🏿'];

/** '' for none, the number of the rule that makes all five, or the five themselves. */
function toneRule(entry) {
  const skins = tones.map((_, index) =>
    entry.skins?.find(({ tone }) => [tone].flat().every((each) => each === index + 1)),
  );
  if (skins.some((skin) => skin === undefined)) return '';
  const pictures = skins.map((skin) => qualified(skin.emoji));
  for (const [name, rule] of Object.entries(rules)) {
    if (tones.every((tone, index) => rule(qualified(entry.emoji), tone) === pictures[index]))
      return name;
  }
  return pictures.join(' ');
}

function lineOf(entry, sets) {
  const names = [...new Set(sets.flatMap((set) => set[entry.hexcode] ?? []))].filter(
    (name) => name.length <= nameCharsMax,
  );
  const label = entry.label.toLowerCase();
  const said = new Set([...label.split(/[^\p{L}\p{N}]+/u), ...names.join('_').split('_')]);
  const words = (entry.tags ?? []).map((tag) => tag.toLowerCase()).filter((tag) => !said.has(tag));
  const version = entry.version > everywhere ? String(entry.version) : '';
  const fields = [
    qualified(entry.emoji),
    label,
    names.slice(0, shortNamesMax).join(' '),
    words.join(' '),
  ];
  return [...fields, toneRule(entry), version].map((field) => field.replaceAll('|', ' ')).join('|');
}

export async function slimEmoji() {
  const [data, ...sets] = await Promise.all([
    read('data'),
    read('shortcodes/github'),
    read('shortcodes/emojibase'),
    read('shortcodes/joypixels'),
  ]);
  return groups.map((group) =>
    data
      .filter((entry) => entry.group === group)
      .toSorted((one, other) => one.order - other.order)
      .map((entry) => lineOf(entry, sets))
      .join('\n'),
  );
}

export function emojiData() {
  return {
    name: 'emoji-data',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: async (source) =>
      source === `\0${id}`
        ? `export const EMOJI_GROUPS = ${JSON.stringify(await slimEmoji())};`
        : undefined,
  };
}
