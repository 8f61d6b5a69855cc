// What a read mark does to the counts on this screen, at once, before the server has said so.

import type { Channel, Entry } from '../api/types';
import { isBy } from './is-by';
import { type Room, withEntry } from './room';

function countsFor(room: Room, entry: Entry): boolean {
  return !entry.deleted && !entry.system && !isBy(entry, room.me.username);
}

function mentionsMe(room: Room, entry: Entry): boolean {
  if (entry.deleted) return false;
  return entry.mentions.some(
    (name) => name === room.me.username || name === '@everyone' || name === '@here',
  );
}

/** Counts anew from the window where it reaches from the mark to the end; else leaves the counts. */
function recount(room: Room, channel: Channel, seq: number): Channel {
  if (seq >= channel.last_seq) return { ...channel, read_seq: seq, unread: 0, mentions: 0 };
  const window = room.windows.get(channel.id);
  const first = window?.messages[0]?.seq;
  if (!window || window.hasAfter || first === undefined || first > seq + 1) {
    return { ...channel, read_seq: seq };
  }
  const after = window.messages.filter((entry) => entry.seq > seq && countsFor(room, entry));
  const mentions = after.filter((entry) => mentionsMe(room, entry)).length;
  return { ...channel, read_seq: seq, unread: Math.min(100, after.length), mentions };
}

export function withReadMark(room: Room, id: string, seq: number): Room {
  const channel = room.channels.get(id);
  if (!channel) return room;
  return { ...room, channels: withEntry(room.channels, id, recount(room, channel, seq)) };
}
