// What is told of an upload for which there is no room.

import { spaceWords } from './space';

export const noSpace = 'no_space';

/** `field` of the problem (`no_space` in protocol/openapi.yaml): whose space it is. Without one it is the disk that
 *  is full, whoever wanted to write. */
export function sayNoSpace(field: string | undefined): string {
  if (field === 'person') return spaceWords.yoursFull;
  return field === 'server' ? spaceWords.serverFull : spaceWords.diskFull;
}
