// How this device likes to see Snug. Kept on this device only (two screens of one person differ),
// written to <html> as data attributes that tokens.css reads.

import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../lib/storage';
import type { Clock } from '../lib/time';

export interface Preferences {
  theme: 'system' | 'dark' | 'light';
  contrast: 'system' | 'more';
  density: 'cosy' | 'compact';
  /** Percent of the browser's own text size, 80 to 150. */
  scale: number;
  motion: 'system' | 'still';
  language: 'system' | 'en' | 'de';
  clock: Clock;
  /** Say new messages to screen readers. */
  announce: boolean;
  /** Draw people's names in their hue. */
  colouredNames: boolean;
  /** For what calls me. */
  sounds: boolean;
  /** A knock for every other message too, while the page is out of sight. */
  everySound: boolean;
  /** Notices of the desktop while nobody looks at the page. */
  notices: boolean;
  /** Let others see that I write. */
  typing: boolean;
  /** The glow in the corner that grows with the friends who are here. */
  lamp: boolean;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  density: 'cosy',
  scale: 100,
  motion: 'system',
  language: 'system',
  clock: 'system',
  announce: true,
  colouredNames: true,
  sounds: true,
  everySound: false,
  notices: false,
  typing: true,
  lamp: true,
};

const scaleMin = 80;
const scaleMax = 150;
const storageKey = 'snug:preferences';
const listeners = new Set<() => void>();

/** Of those that are words, every one there is. */
const choices: { readonly [K in keyof Preferences]?: readonly Preferences[K][] } = {
  theme: ['system', 'dark', 'light'],
  contrast: ['system', 'more'],
  density: ['cosy', 'compact'],
  motion: ['system', 'still'],
  language: ['system', 'en', 'de'],
  clock: ['system', '12', '24'],
};

/** Stored values may be of an older or newer client: whatever does not fit falls back. */
export function toPreferences(stored: unknown): Preferences {
  const from = Object(stored) as Partial<Record<string, unknown>>;
  const fitting = Object.entries(defaultPreferences).map(([key, fallback]) => {
    const value = from[key];
    const known = choices[key as keyof Preferences] as readonly unknown[] | undefined;
    const fits = known ? known.includes(value) : typeof value === typeof fallback;
    return [key, fits ? value : fallback];
  });
  const all = Object.fromEntries(fitting) as Preferences;
  const scale = Number.isFinite(all.scale) ? all.scale : 100;
  return { ...all, scale: Math.min(scaleMax, Math.max(scaleMin, Math.round(scale))) };
}

let current = toPreferences(readStored(storageKey));

export function getPreferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = toPreferences({ ...current, ...change });
  writeStored(storageKey, current);
  applyPreferences();
  for (const listener of listeners) listener();
}

/** The browser goes on clearing for a moment after the sign-out has been answered. */
const clearedAfterMs = 500;

/** Signing out clears this device of everything; how it looks is nobody's secret and stays. */
export function keepPreferences(): void {
  setTimeout(() => writeStored(storageKey, current), clearedAfterMs);
}

/** data-theme, data-contrast, data-density, data-motion, data-names and the root's font size. */
export function applyPreferences(root: HTMLElement = document.documentElement): void {
  root.dataset.theme = current.theme;
  root.dataset.contrast = current.contrast;
  root.dataset.density = current.density;
  root.dataset.motion = current.motion;
  root.dataset.names = current.colouredNames ? 'coloured' : 'plain';
  // Everything is in rem, so one number scales the whole room; 100 leaves the browser's own size.
  root.style.fontSize = current.scale === 100 ? '' : `${current.scale}%`;
}

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribePreferences, getPreferences);
}

// Another tab changed them: the storage event comes to every tab but the one that wrote.
globalThis.addEventListener?.('storage', (event: StorageEvent) => {
  if (event.key !== storageKey) return;
  current = toPreferences(readStored(storageKey));
  applyPreferences();
  for (const listener of listeners) listener();
});
