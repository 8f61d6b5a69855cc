// Turns a snapshot into a room, over what was held before. Pure. The caller replays the changes
// that arrived while the snapshot was under way (apply-event ignores those it already contains).

import type { Channel, Entry, Member, MessagePage, Snapshot } from '../api/types';
import { parseCursor } from './cursor';
import type { Room } from './room';
import { withWindow } from './room';
import type { MessageWindow } from './types';
import { mergePage, touches, windowOfPage } from './window';

function byKey<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}

export function withReferenced(room: Room, originals: readonly Entry[] | undefined): Room {
  if (!originals || originals.length === 0) return room;
  const referenced = new Map(room.referenced);
  for (const original of originals) {
    const held = referenced.get(original._id);
    if (!held || held.rev < original.rev) referenced.set(original._id, original);
  }
  return { ...room, referenced };
}

function factsOf(snapshot: Snapshot) {
  const cursor = parseCursor(snapshot.cursor);
  if (!cursor) throw new TypeError('The snapshot has no cursor');
  const present = Object.entries(snapshot.presence).filter(([, state]) => state !== 'offline');
  const me = snapshot.me.username;
  // Others see me otherwise, where I am not to be seen.
  const { state, ...mine } = snapshot.my_presence;
  const words = Object.keys(mine).length === 0 ? {} : { [me]: mine };
  return {
    cursor,
    factsPos: cursor.pos,
    me: snapshot.me,
    server: snapshot.server,
    channels: byKey<Channel>(snapshot.channels, (channel) => channel.id),
    members: byKey<Member>(snapshot.members, (member) => member.username),
    presence: new Map([...present, [me, state]]) as ReadonlyMap<string, string>,
    statuses: new Map(Object.entries({ ...snapshot.statuses, ...words })) as Room['statuses'],
    blocked: new Set<string>(snapshot.blocked),
    forgotten: new Set<string>(snapshot.forgotten),
    voice: snapshot.voice && new Map(snapshot.voice.map((room) => [room.channel, room.members])),
  };
}

function onlyVisible<T>(
  map: ReadonlyMap<string, T>,
  channels: ReadonlyMap<string, Channel>,
): ReadonlyMap<string, T> {
  return new Map([...map].filter(([channel]) => channels.has(channel)));
}

/**
 * What is shown of the channel whose newest page came. Whoever reads far from the present, or has
 * scrolled up by more than a page, keeps his place: that window is stale and loaded anew in place.
 */
function withNewestPage(
  held: MessageWindow | undefined,
  page: MessagePage,
): { window: MessageWindow; isStale: boolean } {
  if (held?.hasAfter && !touches(held, page)) return { window: held, isStale: true };
  if (held && held.messages.length > page.messages.length && touches(held, page)) {
    return { window: mergePage(held, page), isStale: true };
  }
  return { window: windowOfPage(page, held), isStale: false };
}

/**
 * The room as the snapshot tells it. Windows of the same epoch stay to be looked at but are stale,
 * except the one whose newest page the snapshot brings.
 */
export function applySnapshot(held: Room | undefined, snapshot: Snapshot): Room {
  const facts = factsOf(snapshot);
  const same = held?.cursor.epoch === facts.cursor.epoch && held.me.username === facts.me.username;
  const kept: ReadonlyMap<string, MessageWindow> =
    held && same ? onlyVisible(held.windows, facts.channels) : new Map<string, MessageWindow>();
  const page = { ...snapshot.messages, has_after: false };
  const stale = new Set(kept.keys());
  const { window, isStale } = withNewestPage(kept.get(page.channel), page);
  if (!isStale) stale.delete(page.channel);
  const room: Room = {
    ...facts,
    windows: kept,
    stale,
    ahead: new Map(),
    referenced: held && same ? held.referenced : new Map<string, Entry>(),
    replaying: false,
  };
  return withReferenced(withWindow(room, page.channel, window), page.referenced);
}

/** After a replay: everything the stream does not repeat (presence, settings), windows untouched. */
export function refreshFacts(held: Room, snapshot: Snapshot): Room {
  const facts = factsOf(snapshot);
  // The snapshot may be ahead of the stream or behind it. Entries need every event after the held
  // position, facts every event after the snapshot's: start at the older one, `rev` does the rest.
  const pos = Math.min(held.cursor.pos, facts.cursor.pos);
  return {
    ...held,
    ...facts,
    cursor: { epoch: facts.cursor.epoch, pos },
    windows: onlyVisible(held.windows, facts.channels),
    ahead: onlyVisible(held.ahead, facts.channels),
    replaying: false,
  };
}
