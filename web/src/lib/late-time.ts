// Times that nothing in the first load says: dates in few letters, how long ago, as somebody asked
// for it in a message. Loads with what says them.

import { clockTime, dayMs, formatter, localDay, relative, toDate, type When } from './time';

const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A moment as somebody asked for it: t 14:02, T with seconds, d D dates, f F both. */
export function styledTime(when: When, style: keyof typeof styles): string {
  return formatter(`style-${style}`, styles[style]).format(toDate(when));
}

/** "14:02" for today, else "14 Nov", with the year when it is not this one. */
export function shortDate(when: When, now: When = Date.now()): string {
  const date = toDate(when);
  if (localDay(now) === localDay(date)) return clockTime(date);
  return toDate(now).getFullYear() === date.getFullYear()
    ? formatter('short', { day: 'numeric', month: 'short' }).format(date)
    : formatter('shortdated', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "in 7 days", "now". */
export function relativeTime(when: When, now: When = Date.now()): string {
  const distance = toDate(when).getTime() - toDate(now).getTime();
  for (const [unit, size] of steps) {
    // What was made a moment ago for seven days ends in seven days, not in six.
    const count = Math.round(distance / size);
    if (count !== 0 && Math.abs(distance) > 0.9 * size) return relative().format(count, unit);
  }
  return relative().format(0, 'second');
}
