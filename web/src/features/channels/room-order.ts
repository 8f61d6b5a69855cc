/** What is done with the order of the doors, and which of them are put away. Pure; apart from the list itself,
 *  which the first load has to bring. */

import type { Channel, ClientState } from '../../sync/types';
import { isDirect } from '../../ui/channel-name';

/** Archived rooms, for those who look for them. */
export function archivedRooms({
  channels,
  channelOrder,
}: Pick<ClientState, 'channels' | 'channelOrder'>): readonly Channel[] {
  return channelOrder.flatMap((id) => {
    const channel = channels.get(id);
    return channel !== undefined && !isDirect(channel) && channel.archived ? [channel] : [];
  });
}

interface Placed {
  id: string;
  position: number;
  section: string;
}

/** What changes when a room is put before another one (or at the end) of a group, its own or not. */
export function droppedInto(
  group: readonly Placed[],
  moved: Placed,
  before: string | undefined,
): readonly Partial<Placed>[] {
  const section = group[0]?.section ?? moved.section;
  const others = group.filter((room) => room.id !== moved.id);
  const place = others.findIndex((room) => room.id === before);
  const order = others.toSpliced(place === -1 ? others.length : place, 0, moved);
  const first = Math.min(...group.map((room) => room.position));
  return order.flatMap((room, index) => {
    const position = first + index;
    const change = {
      ...(room.position !== position && { position }),
      ...(room.section !== section && { section }),
    };
    return Object.keys(change).length === 0 ? [] : [{ id: room.id, ...change }];
  });
}

/** Positions after one room moved by one place within its group: only those that change. */
export function movedBy(
  rooms: readonly Pick<Channel, 'id' | 'position'>[],
  id: string,
  to: number,
): readonly { id: string; position: number }[] {
  const at = rooms.findIndex((room) => room.id === id);
  const moved = rooms[at];
  const place = Math.min(Math.max(0, to), rooms.length - 1);
  if (moved === undefined || place === at) return [];
  const order = rooms.toSpliced(at, 1).toSpliced(place, 0, moved);
  const first = Math.min(...rooms.map((room) => room.position));
  return order.flatMap((room, index) =>
    room.position === first + index ? [] : [{ id: room.id, position: first + index }],
  );
}
