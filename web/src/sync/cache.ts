// The last page of every channel, kept so that the room is on screen before the server has said a
// word, also without network. Keyed by person; belongs to one epoch; always shown as stale.

import type { Channel, Entry, Me, Member, Server } from '../api/types';
import { dropStored, readStored, writeStored } from '../lib/storage';
import { formatCursor, parseCursor } from './cursor';
import { KeptValues } from './kept';
import type { Room } from './room';
import { orderChannels } from './room';
import type { MessageWindow } from './types';
import { newestOf } from './window';

const pageEntries = 50;
/** Changes come in flocks; one write serves them. */
const writeDelayMs = 1500;
const lastUserKey = 'snug:last-user';
/** Raise when the shapes below change: older records are then ignored. */
const version = 1;

interface KeptRoom {
  version: number;
  cursor: string;
  me: Me;
  server: Server;
  channels: readonly Channel[];
  members: readonly Member[];
  /** Absent in records of before there were blocks. */
  blocked?: readonly string[];
  /** Absent in records of before anybody could be forgotten. */
  forgotten?: readonly string[];
}

interface KeptPage {
  version: number;
  epoch: string;
  messages: readonly Entry[];
  hasBefore: boolean;
  referenced: readonly Entry[];
}

type Kept = KeptRoom | KeptPage;

export class RoomCache {
  readonly #kept = new KeptValues<Kept>('snug-room');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest: Room | undefined;
  #generation = 0;
  #writtenWindows = new Map<string, MessageWindow>();

  /** Who was here last on this device; the cookie itself cannot be read. */
  get lastUser(): string | undefined {
    const name = readStored(lastUserKey);
    return typeof name === 'string' ? name : undefined;
  }

  async load(user: string): Promise<Room | undefined> {
    const found = new Map(await this.#kept.all(`${user}/`));
    const room = found.get(roomKey(user));
    if (!room || room.version !== version || !('me' in room)) return undefined;
    return toRoom(room, found, user);
  }

  /** Writes soon; only pages that changed, and only those that are trusted and reach the end. */
  keep(room: Room): void {
    this.#latest = room;
    this.#timer ??= setTimeout(() => void this.write(), writeDelayMs);
  }

  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const room = this.#latest;
    if (!room) return;
    this.#latest = undefined;
    const generation = this.#generation;
    const user = room.me.username;
    writeStored(lastUserKey, user);
    await this.#kept.put(roomKey(user), toKeptRoom(room));
    for (const [channel, window] of room.windows) {
      // Signed out meanwhile: what is written now would stay behind.
      if (this.#generation !== generation) return;
      if (room.stale.has(channel) || window.hasAfter) continue;
      if (this.#writtenWindows.get(channel) === window) continue;
      this.#writtenWindows.set(channel, window);
      await this.#kept.put(pageKey(user, channel), toKeptPage(room, window));
    }
  }

  /** Signed out: the words of the room do not stay behind. */
  async forget(user: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = undefined;
    this.#generation += 1;
    this.#writtenWindows.clear();
    dropStored(lastUserKey);
    await this.#kept.dropAll(`${user}/`);
  }
}

const roomKey = (user: string) => `${user}/room`;
const pageKey = (user: string, channel: string) => `${user}/page/${channel}`;

function toKeptRoom(room: Room): KeptRoom {
  return {
    version,
    cursor: formatCursor(room.cursor),
    me: room.me,
    server: room.server,
    channels: [...room.channels.values()],
    members: [...room.members.values()],
    blocked: [...room.blocked],
    forgotten: [...room.forgotten],
  };
}

function toKeptPage(room: Room, window: MessageWindow): KeptPage {
  const page = newestOf(window, pageEntries);
  const referenced: Entry[] = [];
  for (const entry of page.messages) {
    const original = entry.deleted ? undefined : entry.reply_to;
    const found = original && room.referenced.get(original._id);
    if (found) referenced.push(found);
  }
  return {
    version,
    epoch: room.cursor.epoch,
    messages: page.messages,
    hasBefore: page.hasBefore,
    referenced,
  };
}

function toRoom(kept: KeptRoom, found: ReadonlyMap<string, Kept>, user: string): Room | undefined {
  const cursor = parseCursor(kept.cursor);
  if (!cursor) return undefined;
  const channels = new Map(kept.channels.map((channel) => [channel.id, channel]));
  const windows = new Map<string, MessageWindow>();
  const referenced = new Map<string, Entry>();
  for (const channel of orderChannels(channels)) {
    const page = found.get(pageKey(user, channel));
    if (!page || !('epoch' in page) || page.version !== version) continue;
    if (page.epoch !== cursor.epoch) continue;
    windows.set(channel, { messages: page.messages, hasBefore: page.hasBefore, hasAfter: false });
    for (const original of page.referenced) referenced.set(original._id, original);
  }
  return {
    cursor,
    factsPos: cursor.pos,
    me: kept.me,
    server: kept.server,
    channels,
    members: new Map(kept.members.map((member) => [member.username, member])),
    statuses: new Map(),
    blocked: new Set(kept.blocked),
    forgotten: new Set(kept.forgotten),
    presence: new Map(),
    voice: undefined,
    windows,
    stale: new Set(windows.keys()),
    ahead: new Map(),
    referenced,
    replaying: false,
  };
}
