/** When I wrote last in a room, by what this device knows. Pure. */

import { isBy } from '../../sync/is-by';
import type { Entry, PendingMessage } from '../../sync/types';

/** Milliseconds since the epoch; undefined when nothing of mine is in sight. What failed was not said. */
export function lastPostAt(
  messages: readonly Entry[],
  pending: readonly PendingMessage[],
  me: string,
): number | undefined {
  const waiting = pending.findLast((each) => each.state !== 'failed');
  if (waiting !== undefined) return waiting.created;
  const said = messages.findLast(
    (entry) => entry.deleted !== true && isBy(entry, me) && entry.system === undefined,
  );
  return said === undefined || said.deleted === true ? undefined : Date.parse(said.timestamp);
}
