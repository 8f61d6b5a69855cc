// The group's own emoji as this page knows them: whoever draws `:name:` looks here. Filled by whoever asks
// the server (the picker, the completion) and by what the stream tells (app/chosen-emoji).

import { useEffect, useSyncExternalStore } from 'react';
import type { OwnEmoji } from './sections';

let known: readonly OwnEmoji[] = [];
let byName: ReadonlyMap<string, OwnEmoji> = new Map();
const waiting = new Set<() => void>();

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

export const onOwnEmoji = subscribe;

export function knownOwn(): readonly OwnEmoji[] {
  return known;
}

export function knowOwn(list: readonly OwnEmoji[]): void {
  known = list;
  byName = new Map(list.map((emoji) => [emoji.name, emoji]));
  for (const tell of waiting) tell();
}

/** Of one that was added, or changed: it keeps its place. */
export function knowOneMore(emoji: OwnEmoji): void {
  const there = byName.has(emoji.name);
  knowOwn(
    there ? known.map((each) => (each.name === emoji.name ? emoji : each)) : [...known, emoji],
  );
}

export function forgetOne(name: string): void {
  knowOwn(known.filter((each) => each.name !== name));
}

/** Asks anew; without an answer there are those of before. */
export async function askForOwn(
  ask: () => Promise<readonly OwnEmoji[]>,
): Promise<readonly OwnEmoji[]> {
  const list = await ask().catch(() => undefined);
  if (list) knowOwn(list);
  return known;
}

/** The group's own emoji, asked for anew at each opening; without an answer there are those of before. */
export function useOwnEmoji(ask: () => Promise<readonly OwnEmoji[]>): readonly OwnEmoji[] {
  useEffect(() => void askForOwn(ask), [ask]);
  return useSyncExternalStore(subscribe, knownOwn);
}

export function useOwnNamed(name: string): OwnEmoji | undefined {
  return useSyncExternalStore(subscribe, () => byName.get(name));
}

/** Which names are drawn as pictures; another function whenever that may have changed. */
export function useHasPicture(): (name: string) => boolean {
  const names = useSyncExternalStore(subscribe, () => byName);
  return (name) => names.get(name)?.url !== undefined;
}
