// What is told of an upload for which there is no room.

import { spaceWords } from './space';

export const noSpace = 'no_space';

/** By the server's own words: it says whose space is used up. */
export function sayNoSpace(said: string): string {
  return /\byours?\b/i.test(said) ? spaceWords.yoursFull : spaceWords.serverFull;
}
