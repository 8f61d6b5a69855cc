/** What a search was begun with somewhere else, for the pane that stands open or is about to. */

import { Listeners } from '../lib/listeners';

const listeners = new Listeners();
let begun: string | undefined;

export function beginSearch(line: string): void {
  begun = line;
  listeners.call();
}

/** Gives it once. */
export function takeBegunSearch(): string | undefined {
  const line = begun;
  begun = undefined;
  return line;
}

export function onSearchBegun(listener: () => void): () => void {
  return listeners.add(listener);
}
