// One event of the stream folded into the room: a pure function, the heart of the client. Changes
// carry their position; one that is not newer than the room is ignored, so duplicates and replays
// do no harm. What has no position (read marks, presence) says how things are now and is taken.

import type {
  Channel,
  Entry,
  Member,
  Message,
  Server,
  Status,
  Tombstone,
  VoiceState,
} from '../api/types';
import { type Cursor, parseCursor } from './cursor';
import { isBy } from './is-by';
import { landEntry, type Room, withEntry, withoutEntry } from './room';
import { entryAt, patchReaction } from './window';

/** As it comes from the stream: `message` for the default event; `id` only on changes. */
export interface StreamEvent {
  name: string;
  data: unknown;
  id?: string;
}

export interface ReadMark {
  channel: string;
  read_seq: number;
  unread: number;
  mentions: number;
  /** Of `hello` only: what another device chose while this one was away. */
  notify?: Channel['notify'];
}

/** What is mine alone, as it is now: such changes are not told again. */
interface Hello {
  reads?: readonly ReadMark[];
  blocked?: readonly string[];
}

interface ReactionChange {
  _id: string;
  channel: string;
  seq: number;
  emoji: string;
  user: string;
  rev: number;
}

/** The wire never counts beyond this; 100 means "a hundred or more". */
const unreadMax = 100;

export function applyEvent(room: Room, event: StreamEvent): Room {
  const at = parseCursor(event.id);
  // hello and caught_up speak of the stream itself; their id is where it stands, not a change.
  const ofStream = event.name === 'hello' || event.name === 'caught_up';
  if (at && !ofStream) {
    if (at.epoch !== room.cursor.epoch || at.pos <= room.cursor.pos) return room;
  }
  const next = foldEvent(room, event, at);
  return at && !ofStream ? { ...next, cursor: at } : next;
}

function foldEvent(room: Room, event: StreamEvent, at: Cursor | undefined): Room {
  // A snapshot has told the facts already; windows still need what the stream says of entries.
  if (at && at.pos <= room.factsPos) return applyToEntries(room, event);
  return folds[event.name]?.(room, event.data) ?? room;
}

/** The part of an event that concerns entries, guarded by `rev` alone: for pages read meanwhile. */
export function applyToEntries(room: Room, event: StreamEvent): Room {
  switch (event.name) {
    case 'message':
    case 'message_edited':
    case 'message_deleted':
      return landEntry(room, event.data as Entry);
    case 'reaction_added':
      return landReaction(room, event.data as ReactionChange, true);
    case 'reaction_removed':
      return landReaction(room, event.data as ReactionChange, false);
    default:
      return room;
  }
}

type Fold = (room: Room, data: unknown) => Room;

const folds: Readonly<Record<string, Fold>> = {
  hello: (room, data) => {
    const { reads, blocked } = data as Hello;
    const told = (reads ?? []).reduce(setRead, room);
    return { ...told, blocked: blocked ? new Set(blocked) : room.blocked, replaying: true };
  },
  caught_up: (room) => ({ ...room, replaying: false }),
  message: (room, data) => landNewMessage(room, data as Message),
  message_edited: (room, data) => landEntry(room, data as Message),
  message_deleted: (room, data) => landTombstone(room, data as Tombstone),
  reaction_added: (room, data) => landReaction(room, data as ReactionChange, true),
  reaction_removed: (room, data) => landReaction(room, data as ReactionChange, false),
  channel_created: (room, data) => setChannel(room, data as Channel),
  channel_updated: (room, data) => setChannel(room, data as Channel),
  channel_visible: (room, data) => showChannel(room, data as Channel & { people?: Member[] }),
  channel_deleted: (room, data) => forgetChannel(room, (data as { id: string }).id),
  channel_hidden: (room, data) => forgetChannel(room, (data as { id: string }).id),
  member_joined: (room, data) => setMember(room, data as Member),
  member_updated: (room, data) => setMember(room, data as Member),
  member_left: (room, data) => forgetMember(room, data as Departure),
  server_updated: (room, data) => ({ ...room, server: data as Server }),
  read: (room, data) => setRead(room, data as ReadMark),
  notify: (room, data) => setNotify(room, data as Channel['notify'] & { channel: string }),
  blocked: (room, data) => setBlocked(room, data as { user: string; blocked: boolean }),
  presence: (room, data) => setPresence(room, data as PresenceChange),
  voice_state: (room, data) => {
    const { channel, members } = data as VoiceState;
    return { ...room, voice: room.voice && withEntry(room.voice, channel, members) };
  },
};

function changeChannel(room: Room, id: string, change: (channel: Channel) => Channel): Room {
  const channel = room.channels.get(id);
  if (!channel) return room;
  return { ...room, channels: withEntry(room.channels, id, change(channel)) };
}

/** Also for the answer to a post, which may overtake the stream. */
export function landNewMessage(room: Room, message: Message): Room {
  return landEntry(
    changeChannel(room, message.channel, (channel) => countNew(room, channel, message)),
    message,
  );
}

function countNew(room: Room, channel: Channel, message: Message): Channel {
  const known = message.seq <= channel.last_seq;
  const last_seq = Math.max(channel.last_seq, message.seq);
  if (isBy(message, room.me.username) && !message.system) {
    // Posting reads the channel up to the post, on every device.
    if (message.seq <= channel.read_seq) return { ...channel, last_seq };
    return { ...channel, last_seq, read_seq: message.seq, unread: 0, mentions: 0 };
  }
  const counted = known || room.replaying || message.system || message.seq <= channel.read_seq;
  if (counted) return { ...channel, last_seq };
  return {
    ...channel,
    last_seq,
    unread: Math.min(unreadMax, channel.unread + 1),
    mentions: channel.mentions + (concernsMe(room, message) ? 1 : 0),
  };
}

function concernsMe(room: Room, message: Message): boolean {
  return message.mentions.some(
    (name) => name === room.me.username || name === '@everyone' || name === '@here',
  );
}

function landTombstone(room: Room, stone: Tombstone): Room {
  const held = entryAt(room.windows.get(stone.channel), stone.seq);
  // Where nobody can tell any more who wrote it, most likely somebody else did.
  const counts = !held || held.deleted || (!held.system && !isBy(held, room.me.username));
  const lowered = changeChannel(room, stone.channel, (channel) => {
    const unread = counts && !room.replaying && stone.seq > channel.read_seq;
    // At the bound nobody knows how many there are; the next read mark tells.
    if (!unread || channel.unread === 0 || channel.unread >= unreadMax) return channel;
    return { ...channel, unread: channel.unread - 1 };
  });
  return landEntry(lowered, stone);
}

function landReaction(room: Room, change: ReactionChange, added: boolean): Room {
  const waiting = room.ahead.get(change.channel)?.find((entry) => entry.seq === change.seq);
  const held = entryAt(room.windows.get(change.channel), change.seq) ?? waiting;
  if (!held || held.deleted) return room;
  return landEntry(room, patchReaction(held, { ...change, added }));
}

/** Live channel events leave out what is mine alone: my marks stay, a new channel starts at none. */
function setChannel(room: Room, channel: Channel): Room {
  const held = room.channels.get(channel.id);
  const mine = {
    last_seq: held?.last_seq ?? 0,
    read_seq: held?.read_seq ?? 0,
    unread: held?.unread ?? 0,
    mentions: held?.mentions ?? 0,
    notify: held?.notify ?? { level: 'all' as const },
  };
  const next = { ...mine, ...channel };
  next.last_seq = Math.max(mine.last_seq, next.last_seq);
  return { ...room, channels: withEntry(room.channels, channel.id, next) };
}

function showChannel(room: Room, shown: Channel & { people?: readonly Member[] }): Room {
  const { people = [], ...channel } = shown;
  return people.reduce(setMember, setChannel(room, channel));
}

function forgetChannel(room: Room, id: string): Room {
  const stale = new Set(room.stale);
  stale.delete(id);
  return {
    ...room,
    channels: withoutEntry(room.channels, id),
    windows: withoutEntry(room.windows, id),
    ahead: withoutEntry(room.ahead, id),
    voice: room.voice && withoutEntry(room.voice, id),
    stale,
  };
}

function setMember(room: Room, member: Member): Room {
  return {
    ...room,
    members: withEntry(room.members, member.username, member),
    forgotten: without(room.forgotten, member.username),
    me: member.username === room.me.username ? member : room.me,
  };
}

interface Departure {
  username: string;
  reason: string;
}

function forgetMember(room: Room, { username, reason }: Departure): Room {
  const channels = new Map(room.channels);
  for (const [id, channel] of channels) {
    if (channel.members?.includes(username)) {
      const members = channel.members.filter((each) => each !== username);
      channels.set(id, { ...channel, members });
    }
  }
  return {
    ...room,
    channels,
    members: withoutEntry(room.members, username),
    presence: withoutEntry(room.presence, username),
    statuses: withoutEntry(room.statuses, username),
    ...(reason === 'deleted' && {
      forgotten: new Set(room.forgotten).add(username),
      blocked: without(room.blocked, username),
    }),
  };
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return names.has(name) ? new Set([...names].filter((each) => each !== name)) : names;
}

function setRead(room: Room, mark: ReadMark): Room {
  const { read_seq, unread, mentions, notify } = mark;
  return changeChannel(room, mark.channel, (channel) => ({
    ...channel,
    read_seq,
    unread,
    mentions,
    ...(notify && { notify }),
  }));
}

function setNotify(room: Room, change: Channel['notify'] & { channel: string }): Room {
  const { channel: id, ...notify } = change;
  return changeChannel(room, id, (channel) => ({ ...channel, notify }));
}

function setBlocked(room: Room, change: { user: string; blocked: boolean }): Room {
  const { user } = change;
  const blocked = change.blocked ? new Set(room.blocked).add(user) : without(room.blocked, user);
  return { ...room, blocked };
}

interface PresenceChange extends Status {
  user: string;
  state: string;
}

function setPresence(room: Room, { user, state, text, emoji }: PresenceChange): Room {
  const presence =
    state === 'offline' ? withoutEntry(room.presence, user) : withEntry(room.presence, user, state);
  const status = { ...(text !== undefined && { text }), ...(emoji !== undefined && { emoji }) };
  const statuses =
    text === undefined && emoji === undefined
      ? withoutEntry(room.statuses, user)
      : withEntry(room.statuses, user, status);
  return { ...room, presence, statuses };
}
