// What has been written a moment ago and is still on its way into the database. localStorage writes
// at once, the database only some milliseconds later: a page that is closed in between, by a hasty
// hand or a crash, would take the words with it. An entry stays here only until the database has it.

import { dropStored, readStored, storedKeys, writeStored } from '../lib/storage';
import type { OutboxEntry } from './outbox';

const prefixOf = (user: string) => `snug:outbox:${user}:`;

export function note(user: string, entry: OutboxEntry): void {
  writeStored(prefixOf(user) + entry.nonce, entry);
}

export function strike(user: string, nonce: string): void {
  dropStored(prefixOf(user) + nonce);
}

export function noted(user: string): OutboxEntry[] {
  const entries: OutboxEntry[] = [];
  for (const key of storedKeys(prefixOf(user))) {
    const entry = readStored(key);
    if (isEntry(entry)) entries.push(entry);
  }
  return entries;
}

/** Another version of the client may have written it. */
function isEntry(value: unknown): value is OutboxEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { nonce, channel, content, created } = value as Partial<Record<keyof OutboxEntry, unknown>>;
  return (
    typeof nonce === 'string' &&
    typeof channel === 'string' &&
    typeof content === 'string' &&
    typeof created === 'number'
  );
}
