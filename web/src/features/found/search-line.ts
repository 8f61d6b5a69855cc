/** The line of a search as people type it: words, and operators that are shown as chips. Pure; what
 *  they mean is the server's to say. */

export interface SearchTerm {
  /** Empty for words. */
  key: string;
  value: string;
}

const KEYS = ['from', 'in', 'mentions', 'has', 'before', 'after'] as const;
const TERM = /(?:(from|in|mentions|has|before|after):)?("[^"]*"?|\S+)/g;

export function termsOf(line: string): SearchTerm[] {
  return [...line.matchAll(TERM)].map(([, key = '', value = '']) => ({ key, value: bare(value) }));
}

/** What stands as chips, in the order in which the operators are offered. */
export function chipsOf(line: string): SearchTerm[] {
  const terms = termsOf(line).filter((term) => term.key !== '');
  return KEYS.flatMap((key) => terms.filter((term) => term.key === key));
}

/** What is looked for besides: the words. */
export function wordsOf(line: string): string {
  return termsOf(line)
    .filter((term) => term.key === '')
    .map((term) => term.value)
    .join(' ');
}

export function withTerm(line: string, { key, value }: SearchTerm): string {
  return `${line.trim()} ${key}:${/\s/.test(value) ? `"${value}"` : value}`.trim();
}

export function withoutTerm(line: string, gone: SearchTerm): string {
  return line
    .replace(TERM, (term, key: string | undefined, value: string) =>
      key === gone.key && bare(value) === gone.value ? '' : term,
    )
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** As it is asked: "me" is whoever asks, a day is the reader's own, from his midnight on. */
export function toQuery(line: string, me: string): string {
  return line
    .trim()
    .replace(
      /(^|\s)(from|mentions):@?me(?=\s|$)/gi,
      (_, gap: string, key: string) => `${gap}${key.toLowerCase()}:${me}`,
    )
    .replace(/\b(before|after):(\d{4}-\d\d-\d\d)(?=\s|$)/g, (term, key: string, day: string) => {
      const midnight = new Date(`${day}T00:00:00`);
      return Number.isNaN(midnight.getTime()) ? term : `${key}:${midnight.toISOString()}`;
    });
}

function bare(value: string): string {
  return value.replace(/^"|"$/g, '');
}

/** `text` cut at its marks (start and length in code points), in order. */
export function cutAtMarks(
  text: string,
  marks: readonly (readonly number[])[],
): { text: string; marked: boolean }[] {
  const letters = Array.from(text);
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  const take = (to: number, marked: boolean) => {
    if (to > at) parts.push({ text: letters.slice(at, to).join(''), marked });
    at = Math.max(at, to);
  };
  for (const [start = 0, length = 0] of marks) {
    take(start, false);
    take(start + length, true);
  }
  take(letters.length, false);
  return parts;
}
