// How a file gets from this device onto the shelf: brought like any upload, then put there as soon as the
// server has looked into it.

import { addGif } from '../../../api/gifs';
import { type ApiProblem, toProblem } from '../../../api/http';
import type { GifItem } from '../../../api/types';
import { uploadsOverHttp } from '../../../api/uploads';
import { pauseTillOnline } from '../../../lib/pause';
import { bring } from '../../../sync/upload';

/** Between two questions whether the server is ready with it. */
const ASK_AGAIN_MS = 700;
/** A server that says it is still at it gets so many of them. One that has not looked into a file does not know
 *  yet that it fits, and says the same of one that does not: some half minute tells them apart. */
const PREPARING_TRIES = 160;
const REFUSED_TRIES = 45;

export interface Put {
  item: GifItem;
  /** The same bytes stood there already. */
  stood: boolean;
}

/** The id of the upload. Throws what `bring` throws. */
export function uploadFile(
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return bring({
    file,
    name: file.name,
    id: undefined,
    port: uploadsOverHttp,
    onStand: ({ sent }) => onSent(sent),
    pause: pauseTillOnline,
    signal,
  });
}

export async function putOnShelf(file: string, tags: readonly string[]): Promise<Put> {
  let status = 0;
  const item = await addGif(file, tags, (told) => {
    status = told;
  });
  return { item, stood: status === 200 };
}

/** Puts an upload there once it was looked into. */
export async function putWhenReady(
  file: string,
  tags: readonly string[],
  signal: AbortSignal,
  pause = pauseTillOnline,
): Promise<Put> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await putOnShelf(file, tags);
    } catch (error) {
      const problem = toProblem(error);
      if (tries >= triesFor(problem)) throw error;
      await pause(problem.retryAfter ?? ASK_AGAIN_MS, signal);
    }
  }
}

function triesFor(problem: ApiProblem): number {
  if (problem.status === 503) return PREPARING_TRIES;
  if (problem.status !== 422 || problem.field !== 'file') return 1;
  if (/no such file/i.test(problem.detail)) return 1;
  return /being (?:made ready|prepared)|looked into/.test(problem.detail)
    ? PREPARING_TRIES
    : REFUSED_TRIES;
}
