// A search that was refused for coming too quickly is asked again when the server says so, without a
// word to the person, who only typed. A newer question ends the waiting of an older one.

import { toProblem } from '../../api/http';
import { type SearchOrder, search } from '../../api/search';
import type { FoundMessages } from '../../api/types';

const triesMax = 4;
/** Longer than this nobody waits before an empty pane: then the refusal is shown. */
const waitMaxMs = 15_000;
const waitUsualMs = 1000;

let newest = 0;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function searchPatiently(
  q: string,
  order: SearchOrder,
  next?: string,
  ask: typeof search = search,
): Promise<FoundMessages> {
  newest += 1;
  const mine = newest;
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(q, order, next);
    } catch (error) {
      const { status, retryAfter = waitUsualMs } = toProblem(error);
      if (status !== 429 || retryAfter > waitMaxMs || tries >= triesMax) throw error;
      await pause(retryAfter);
      if (mine !== newest) throw error;
    }
  }
}
