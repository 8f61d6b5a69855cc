/** How far films are on their way to be played. Who hears of it is there as long as the room is; what draws
 *  files knows nothing of the server. */

import { useSyncExternalStore } from 'react';
import { Listeners } from '../../lib/listeners';
import type { Attachment } from '../../sync/types';

let percents: ReadonlyMap<string, number> = new Map();
const listeners = new Listeners();

/** By id of the file. */
export function showPercents(of: ReadonlyMap<string, number>): void {
  percents = of;
  listeners.call();
}

/** Undefined where nothing was heard of it, or where it can be played by now. */
export function usePercent({ id, state }: Attachment): number | undefined {
  const percent = useSyncExternalStore(
    (tell) => listeners.add(tell),
    () => percents.get(id),
  );
  return state === 'processing' ? percent : undefined;
}
