// Times as the reader's own language and clock write them. Formatters are dear to make and cheap
// to use: each is made once, when first needed. All input is ISO 8601 UTC or milliseconds.

import { locale, perLocale } from './locale';

export type When = string | number | Date;
/** Whether the hours run to 12 or to 24; `system` leaves it to the language and region. */
export type Clock = 'system' | '12' | '24';

export const dayMs = 86_400_000;
const formatters = perLocale(() => new Map<string, Intl.DateTimeFormat>());
let clock: Clock = 'system';

export function setClock(next: Clock): void {
  clock = next;
}

/** The one of that name, in the clock that is chosen. */
export function formatter(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${clock}`;
  let found = formatters().get(key);
  if (!found) {
    const hours: Intl.DateTimeFormatOptions =
      clock === 'system' ? {} : { hourCycle: clock === '12' ? 'h12' : 'h23' };
    found = new Intl.DateTimeFormat(locale(), { ...options, ...hours });
    formatters().set(key, found);
  }
  return found;
}

export function toDate(when: When): Date {
  return when instanceof Date ? when : new Date(when);
}

/** "14:02" or "2:02 PM". */
export function clockTime(when: When): string {
  return formatter('clock', { hour: 'numeric', minute: '2-digit' }).format(toDate(when));
}

/** "14:02" or "2:02p", where there is room for no more: of the day's half its letter, in scripts that
 *  have letters to spare. */
export function narrowTime(when: When): string {
  return formatter('clock', { hour: 'numeric', minute: '2-digit' })
    .formatToParts(toDate(when))
    .map(({ type, value }) => (type === 'dayPeriod' ? halfOf(value) : value))
    .join('')
    .replaceAll(/\s/g, '');
}

/** "PM", "p.m." and "nachm." by their first letter; what is no Latin word is left out. */
function halfOf(period: string): string {
  return /^[a-z]/i.test(period) ? period.charAt(0).toLowerCase() : '';
}

/** "Sunday, 22 November 2026 at 14:02", for tips. */
export function fullTime(when: When): string {
  return formatter('full', { dateStyle: 'full', timeStyle: 'short' }).format(toDate(when));
}

/** Days since the epoch in the reader's own time zone: equal means the same calendar day. */
export function localDay(when: When): number {
  const date = toDate(when);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs);
}

function capitalised(text: string): string {
  const first = Array.from(text)[0] ?? '';
  return first.toLocaleUpperCase(locale()) + text.slice(first.length);
}

export const relative = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

/** "Today", "Yesterday", a weekday within the week, else the date (with year when not this one). */
export function dayName(when: When, now: When = Date.now()): string {
  const date = toDate(when);
  const ago = localDay(now) - localDay(date);
  if (ago === 0 || ago === 1) {
    return capitalised(relative().format(-ago, 'day'));
  }
  if (ago > 1 && ago < 7) return formatter('weekday', { weekday: 'long' }).format(date);
  const thisYear = toDate(now).getFullYear() === date.getFullYear();
  return thisYear
    ? formatter('date', { weekday: 'long', day: 'numeric', month: 'long' }).format(date)
    : formatter('dated', { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

/** Whole seconds left until `until`, never below zero; for countdowns. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
