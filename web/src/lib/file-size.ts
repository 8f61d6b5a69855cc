// Sizes of files as people read them, in steps of a thousand as file managers and shops count.

import { locale, perLocale } from './locale';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const formatters = perLocale(() => new Map<string, Intl.NumberFormat>());

function formatter(unit: (typeof units)[number], digits: number): Intl.NumberFormat {
  const key = `${unit} ${digits}`;
  let found = formatters().get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale(), {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: digits,
    });
    formatters().set(key, found);
  }
  return found;
}

/** "812 bytes", "2.4 MB", "36 MB". */
export function fileSize(bytes: number): string {
  let value = Math.max(0, bytes);
  let step = 0;
  // Rounded first: 999,960 bytes are a megabyte and not "1,000 kB".
  while (Math.round(value) >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return formatter(units[step] ?? 'byte', step > 0 && value < 10 ? 1 : 0).format(value);
}

/** "0:11", "12:05", "1:02:33". */
export function playTime(ms: number): string {
  const all = Math.max(0, Math.round(ms / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const seconds = two(all % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}
