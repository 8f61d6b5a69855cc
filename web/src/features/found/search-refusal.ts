/** Why a line that was refused cannot be looked for, told from the line itself: the server's own words
 *  are English. Undefined for what we do not know. Pure. */

import { termsOf } from './search-line';

export type SearchRefusal = 'tooLong' | 'tooManyWords' | 'unknownHas' | 'noDay' | 'noQuestion';

/** As the server has them. */
const CHARS_MAX = 200;
const TERMS_MAX = 12;
const HAS = new Set(['link', 'code', 'pin']);

export function whyRefused(query: string): SearchRefusal | undefined {
  if (Array.from(query).length > CHARS_MAX) return 'tooLong';
  const terms = termsOf(query);
  if (terms.length > TERMS_MAX) return 'tooManyWords';
  for (const { key, value } of terms) {
    if (key === 'has' && !HAS.has(value)) return 'unknownHas';
    if ((key === 'before' || key === 'after') && !isMoment(value)) return 'noDay';
  }
  return terms.every(({ value }) => !/[\p{L}\p{N}\p{S}]/u.test(value)) ? 'noQuestion' : undefined;
}

function isMoment(value: string): boolean {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(value) && !Number.isNaN(Date.parse(value));
}
