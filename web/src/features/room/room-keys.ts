/** Keys that mean something anywhere in the room. Pure, but for reading the event. */

import type { Channel, ClientState } from '../../sync/types';
import { isMuted } from '../../ui/muted';

export type RoomKey = 'switcher' | 'keys' | 'search' | { step: 1 | -1; unread: boolean };

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** `writing`: a field has the focus, where `?` is a letter. */
export function roomKeyOf(event: Pressed, writing: boolean): RoomKey | undefined {
  if (event.isComposing) return undefined;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (command && !event.shiftKey && event.key.toLowerCase() === 'k') return 'switcher';
  if (command && !event.shiftKey && event.key.toLowerCase() === 'f') return 'search';
  if (command && event.key === '/') return 'keys';
  if (!writing && !event.ctrlKey && !event.metaKey && !event.altKey && event.key === '?') {
    return 'keys';
  }
  const step = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key];
  if (step === undefined || !event.altKey || event.ctrlKey || event.metaKey) return undefined;
  return { step, unread: event.shiftKey };
}

function isNew(channel: Channel): boolean {
  return !isMuted(channel.notify) && (channel.mentions > 0 || channel.unread > 0);
}

/** The next room in the order of the wall, round its ends; undefined when there is none to go to. */
export function nextRoom(
  order: readonly string[],
  channels: ClientState['channels'],
  current: string,
  move: { step: 1 | -1; unread: boolean },
): string | undefined {
  const rooms = order.filter((id) => {
    const channel = channels.get(id);
    if (channel === undefined) return false;
    return id === current || !move.unread || isNew(channel);
  });
  const at = rooms.indexOf(current);
  if (rooms.length === 0 || (rooms.length === 1 && at === 0)) return undefined;
  if (at === -1) return move.step === 1 ? rooms[0] : rooms.at(-1);
  return rooms[(at + move.step + rooms.length) % rooms.length];
}
