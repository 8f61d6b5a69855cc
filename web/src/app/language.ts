// Which language Snug speaks here: the one that was chosen, else the first of the browser's that we
// know, else English. A language is loaded when it is needed; until it is there nothing is drawn.

import { useSyncExternalStore } from 'react';
import { Listeners } from '../lib/listeners';
import { setLocale } from '../lib/locale';
import { setClock } from '../lib/time';
import { speak } from '../words/area';
import type { Catalogue } from '../words/catalogue';
import { getPreferences, type Preferences, subscribePreferences } from './preferences';

type Language = Exclude<Preferences['language'], 'system'>;

const catalogues: Record<Language, () => Promise<Catalogue | undefined>> = {
  en: () => Promise.resolve(undefined),
  de: () => import('../words/de').then(({ de }) => de),
};
/** For English where the browser names no region: days before months, 24 hours. */
const englishElsewhere = 'en-GB';

function languageIn(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split('-');
  return primary === 'en' || primary === 'de' ? primary : undefined;
}

/** The language, and the tag by which dates and numbers are written. */
export function chooseLanguage(
  wanted: Preferences['language'],
  browser: readonly string[],
): { language: Language; tag: string } {
  const known = browser.find((tag) => languageIn(tag) !== undefined);
  const language = wanted === 'system' ? (languageIn(known ?? '') ?? 'en') : wanted;
  const tag = browser.find((each) => languageIn(each) === language);
  return { language, tag: tag ?? (language === 'en' ? englishElsewhere : language) };
}

const listeners = new Listeners();
let spoken = '';
let asked = 0;

/** Loads what is missing and speaks it; settles also when it cannot be had (then in English). */
export async function speakAsPreferred(): Promise<void> {
  asked += 1;
  const mine = asked;
  const { language: wanted, clock } = getPreferences();
  let { language, tag } = chooseLanguage(wanted, navigator.languages);
  const catalogue = await catalogues[language]().catch(() => {
    [language, tag] = ['en', englishElsewhere];
    return undefined;
  });
  if (mine !== asked) return;
  const now = `${tag} ${clock}`;
  if (now === spoken) return;
  spoken = now;
  setLocale(tag);
  setClock(clock);
  speak(catalogue);
  document.documentElement.lang = language;
  listeners.call();
}

subscribePreferences(() => void speakAsPreferred());

/** Changes when the language or the clock does: what stands in memory has to be drawn anew. */
export function useSpoken(): string {
  return useSyncExternalStore(
    (listener) => listeners.add(listener),
    () => spoken,
  );
}
