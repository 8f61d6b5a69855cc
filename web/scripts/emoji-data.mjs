// Vite plugin: `virtual:emoji-data`, the Unicode emoji slimmed from emojibase-data to what the picker and
// the completion need. One string per group, a line per emoji, fields apart by `|`:
// picture, name, short names, key words, how it takes a skin tone, version of Emoji it came with. Languages
// besides English have a table of their own (`virtual:emoji-data/de`), line for line name and key words.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const id = 'virtual:emoji-data';
/** The languages that the client speaks besides English. */
const languages = ['de'];
/** The groups of the data in the order of the picker; 2, mere parts of emoji, is left out. */
const groups = [0, 1, 3, 4, 6, 5, 7, 8, 9];
const shortNamesMax = 4;
/** The grammar of texts reads no longer ones (protocol/text). */
const nameCharsMax = 32;
/** What is older is drawn by every system that runs a browser of today. */
const everywhere = 13;

async function read(path, language = 'en') {
  const file = require.resolve(`emojibase-data/${language}/${path}.json`);
  return JSON.parse(await readFile(file, 'utf8'));
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
    entriesOf(data, group)
      .map((entry) => lineOf(entry, sets))
      .join('\n'),
  );
}

function entriesOf(data, group) {
  return data
    .filter((entry) => entry.group === group)
    .toSorted((one, other) => one.order - other.order);
}

/** Names and key words in another language, in the order of `slimEmoji`. */
export async function emojiIn(language) {
  const [data, theirs] = await Promise.all([read('data'), read('data', language)]);
  const known = new Map(theirs.map((entry) => [entry.hexcode, entry]));
  const field = (text) => text.replaceAll(/[|\n]/g, ' ');
  return groups.map((group) =>
    entriesOf(data, group)
      .map(({ hexcode }) => known.get(hexcode))
      .map((entry) => `${field(entry?.label ?? '')}|${field((entry?.tags ?? []).join(' '))}`)
      .join('\n'),
  );
}

export function emojiData() {
  return {
    name: 'emoji-data',
    resolveId: (source) =>
      source === id || languages.some((each) => source === `${id}/${each}`)
        ? `\0${source}`
        : undefined,
    load: async (source) => {
      if (source === `\0${id}`) {
        return `export const EMOJI_GROUPS = ${JSON.stringify(await slimEmoji())};`;
      }
      const language = languages.find((each) => source === `\0${id}/${each}`);
      if (language === undefined) return undefined;
      return `export const EMOJI_NAMES = ${JSON.stringify(await emojiIn(language))};`;
    },
  };
}
