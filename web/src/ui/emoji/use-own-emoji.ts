import { useEffect, useState } from 'react';
import type { OwnEmoji } from './sections';

/** As they were when somebody last looked: the picker does not wait for them. */
let known: readonly OwnEmoji[] = [];

/** Asks anew; without an answer there are those of before. */
export async function askForOwn(
  ask: () => Promise<readonly OwnEmoji[]>,
): Promise<readonly OwnEmoji[]> {
  known = await ask().catch(() => known);
  return known;
}

/** The group's own emoji, asked for anew at each opening; without an answer there are those of before. */
export function useOwnEmoji(ask: () => Promise<readonly OwnEmoji[]>): readonly OwnEmoji[] {
  const [own, setOwn] = useState(known);
  useEffect(() => {
    let wanted = true;
    void askForOwn(ask).then((emoji) => {
      if (wanted) setOwn(emoji);
    });
    return () => {
      wanted = false;
    };
  }, [ask]);
  return own;
}
