// What this client holds of the server's state, as one immutable value: the snapshot folded with
// every change since. Pages read it through ClientState; only apply-event and snapshot make new
// ones.

import type { Channel, Entry, Me, Member, Server, Status, VoiceMember } from '../api/types';
import type { Cursor } from './cursor';
import type { MessageWindow } from './types';
import { appendEntries, lastSeq, replaceEntry } from './window';

export interface Room {
  /** Epoch and position of the newest change that is folded in. */
  cursor: Cursor;
  me: Me;
  server: Server;
  channels: ReadonlyMap<string, Channel>;
  members: ReadonlyMap<string, Member>;
  /** Who is connected; nobody is listed as offline. */
  presence: ReadonlyMap<string, string>;
  /** What people are up to, by username; only who says so. */
  statuses: ReadonlyMap<string, Status>;
  /** Whom I do not want to see. */
  blocked: ReadonlySet<string>;
  /** Who left for good and wanted to be forgotten; what they said may still stand here. */
  forgotten: ReadonlySet<string>;
  /** Who is in which voice room; undefined where the server has no voice, or has not told yet. */
  voice: ReadonlyMap<string, readonly VoiceMember[]> | undefined;
  windows: ReadonlyMap<string, MessageWindow>;
  /** Windows that may have missed changes: shown, but loaded anew before they are trusted. */
  stale: ReadonlySet<string>;
  /** Entries known to exist beyond a hole in `seq`, ascending, until the hole is filled. */
  ahead: ReadonlyMap<string, readonly Entry[]>;
  /** Originals of replies, by `_id`, that stand outside their window. */
  referenced: ReadonlyMap<string, Entry>;
  /** Up to here `channels`, `members` and `presence` are known from a snapshot already. */
  factsPos: number;
  /** Between `hello` and `caught_up`: its read marks already count what is replayed. */
  replaying: boolean;
}

export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return map.get(key) === value ? map : new Map(map).set(key, value);
}

export function withoutEntry<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

export function withWindow(room: Room, channel: string, window: MessageWindow): Room {
  const windows = withEntry(room.windows, channel, window);
  return windows === room.windows ? room : closeHole({ ...room, windows }, channel);
}

/** Moves what waited beyond a hole into the window, as far as it now fits. */
function closeHole(room: Room, channel: string): Room {
  const waiting = room.ahead.get(channel);
  const window = room.windows.get(channel);
  if (!waiting || !window) return room;
  if (window.hasAfter) return { ...room, ahead: withoutEntry(room.ahead, channel) };
  const joined = appendEntries(window, waiting);
  const ahead =
    joined.rest.length === 0
      ? withoutEntry(room.ahead, channel)
      : withEntry(room.ahead, channel, joined.rest);
  return { ...room, windows: withEntry(room.windows, channel, joined.window), ahead };
}

function insertAhead(waiting: readonly Entry[], entry: Entry): readonly Entry[] {
  const others = waiting.filter((each) => each.seq !== entry.seq);
  const held = waiting.find((each) => each.seq === entry.seq);
  const kept = held && held.rev >= entry.rev ? held : entry;
  return [...others, kept].toSorted((a, b) => a.seq - b.seq);
}

/** Puts a new or changed entry where it belongs: into the window, ahead of it, or nowhere. */
export function landEntry(room: Room, entry: Entry): Room {
  const held = room.referenced.get(entry._id);
  const known =
    held && entry.rev > held.rev
      ? { ...room, referenced: withEntry(room.referenced, entry._id, entry) }
      : room;
  const window = known.windows.get(entry.channel);
  if (!window) return known;
  if (entry.seq <= lastSeq(window)) {
    return withWindow(known, entry.channel, replaceEntry(window, entry));
  }
  if (window.hasAfter) return known;
  const waiting = insertAhead(known.ahead.get(entry.channel) ?? [], entry);
  return closeHole(
    { ...known, ahead: withEntry(known.ahead, entry.channel, waiting) },
    entry.channel,
  );
}

/** Reading order of the side panel: by section, then the order the group gave, then by name. */
export function orderChannels(channels: ReadonlyMap<string, Channel>): readonly string[] {
  return [...channels.values()]
    .toSorted(
      (a, b) =>
        a.section.localeCompare(b.section) ||
        a.position - b.position ||
        a.name.localeCompare(b.name) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((channel) => channel.id);
}
