// The catalogue: everything that Snug says to people, by areas that load with the parts that say it.
// An area is written in English; its type is what every other language has to fill, so a sentence
// that is missing in one does not compile. Owned by the page; app/language says which language
// speaks. An area's object stays the same one for ever: only what is in it changes.

import type { Catalogue } from './catalogue';

interface Area {
  readonly words: object;
  readonly english: object;
}

const areas = new Map<keyof Catalogue, Area>();
let speaking: Catalogue | undefined;

/** Registers an area and gives back its words, in whichever language speaks now. */
export function area<W extends object>(name: keyof Catalogue, english: W): W {
  const words = { ...english, ...speaking?.[name] };
  areas.set(name, { words, english });
  return words;
}

/** Without a catalogue English speaks. Also reaches the areas that have yet to load. */
export function speak(catalogue: Catalogue | undefined): void {
  speaking = catalogue;
  for (const [name, { words, english }] of areas) Object.assign(words, english, catalogue?.[name]);
}
