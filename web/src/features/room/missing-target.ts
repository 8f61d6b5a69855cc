/** What is to be told of the message that an address names. Pure. */

import type { Channel, MessageWindow } from '../../sync/types';
import { entryAt } from '../../sync/window';

/** `yet`: its place has to be loaded first. */
export type Found = 'here' | 'never' | 'gone' | 'yet';

export function findTarget(
  target: number,
  channel: Pick<Channel, 'last_seq'>,
  loaded: MessageWindow | undefined,
): Found {
  if (target < 1 || target > channel.last_seq) return 'never';
  const entry = entryAt(loaded, target);
  if (entry === undefined) return 'yet';
  return entry.deleted === true ? 'gone' : 'here';
}
