/** Where a file that was taken away to make room may be brought back from. Who can ask for it is there as long
 *  as the room is; what draws files knows nothing of the server. */

import { useSyncExternalStore } from 'react';
import { Listeners } from '../../lib/listeners';
import type { Attachment } from '../../sync/types';

/** Undefined for whom the server would refuse it. `by` shared it. */
export type Restore = (one: Attachment, by: string) => (() => Promise<void>) | undefined;

let restore: Restore | undefined;
const listeners = new Listeners();

function set(ask: Restore | undefined): void {
  restore = ask;
  listeners.call();
}

/** From now on `ask` is how one is brought back; the answer takes it back. */
export function offerRestore(ask: Restore): () => void {
  set(ask);
  return () => {
    if (restore === ask) set(undefined);
  };
}

/** Who can ask comes after the first messages: until then nobody may. */
export function useRestoring(one: Attachment, by: string): (() => Promise<void>) | undefined {
  const ask = useSyncExternalStore(
    (tell) => listeners.add(tell),
    () => restore,
  );
  return ask?.(one, by);
}
