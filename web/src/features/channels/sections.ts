/** How the wall's list is put together: groups of rooms that fold, then the direct talks. Pure. */

import type { Channel, ClientState } from '../../sync/types';
import { isDirect } from '../../ui/channel-name';
import { isMuted } from '../../ui/muted';

export interface Section {
  /** As the group wrote it; empty for rooms without one. */
  name: string;
  folded: boolean;
  /** In a folded group: only those that call, and the one on screen. */
  rooms: readonly Channel[];
}

type Known = Pick<ClientState, 'channels' | 'channelOrder'>;

export function isUnread(channel: Channel): boolean {
  return channel.unread > 0 && !isMuted(channel.notify);
}

export function sectionsOf(
  { channels, channelOrder }: Known,
  folded: ReadonlySet<string>,
  current: string,
): readonly Section[] {
  const groups = new Map<string, Channel[]>();
  for (const id of channelOrder) {
    const channel = channels.get(id);
    if (channel?.kind !== 'text' || channel.archived) continue;
    const list = groups.get(channel.section) ?? [];
    list.push(channel);
    groups.set(channel.section, list);
  }
  return [...groups].map(([name, rooms]) => {
    const closed = folded.has(name);
    const calls = (room: Channel) => room.id === current || room.mentions > 0 || isUnread(room);
    return { name, folded: closed, rooms: closed ? rooms.filter(calls) : rooms };
  });
}

/** Talks with friends, the latest first; those that were hidden wait for a word. */
export function directsOf(
  { channels, channelOrder }: Known,
  latest: (channel: Channel) => number,
): readonly Channel[] {
  const directs = channelOrder.flatMap((id) => {
    const channel = channels.get(id);
    return channel !== undefined && isDirect(channel) && channel.notify.hidden !== true
      ? [channel]
      : [];
  });
  return directs.toSorted((a, b) => latest(b) - latest(a));
}

/** When the last message of a channel was written, as far as this client knows. A message's id
 *  begins with its second. */
export function latestIn(state: Pick<ClientState, 'windows'>, channel: Channel): number {
  const last = state.windows.get(channel.id)?.messages.at(-1)?._id;
  if (last !== undefined) return Number.parseInt(last.slice(0, 8), 16);
  // Nothing loaded: what calls stands above what does not.
  return channel.unread > 0 ? Number.MAX_SAFE_INTEGER : 0;
}
