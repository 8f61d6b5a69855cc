// Reading and drawing of texts with marks, and of what messages bring besides, fetched beside the page: the first load has no room for it,
// and it is there before the first messages are. Until then such texts keep their place unseen.

import { useSyncExternalStore } from 'react';
import type { Said } from '../shared/said-line';

export type TextReader = typeof import('./rich-text');

/** Undefined: not there yet; null: it could not be fetched, texts are shown as they were written. */
let reader: TextReader | null | undefined;
const waiting = new Set<() => void>();

function settle(found: TextReader | null): void {
  reader = found;
  for (const tell of waiting) tell();
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** Fetched at once; whoever could not draw before hears of it. */
export const readerLoaded = import('./rich-text').then(settle, () => settle(null));

export function useTextReader(): TextReader | null | undefined {
  return useSyncExternalStore(subscribe, () => reader);
}

/** One line of what was said, for quotes; empty until it can be told without its secrets. */
export function useOneLine(said: Said | undefined): string {
  const found = useTextReader();
  if (said === undefined || found === undefined) return '';
  return found === null ? withoutSecrets(said.content) : found.saidLine(said);
}

/** For the page that could not fetch the reader: all marks stay, but what they hide is left out. */
export function withoutSecrets(content: string): string {
  return content.replace(/\|\|[^]*?\|\|/g, '█████');
}
