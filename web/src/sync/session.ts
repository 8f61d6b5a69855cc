// One person's stay: finding out who is here, opening the stream, loading the snapshot, noticing the
// end. First the stream, then the snapshot, so that nothing can fall between the two. Owned by the
// client; knows nothing of outbox, drafts or read marks.

import * as api from '../api/http';
import { backoffMs } from '../lib/backoff';
import { applyEvent, type StreamEvent } from './apply-event';
import type { Room } from './room';
import type { RoomKeeper } from './room-keeper';
import { applySnapshot, refreshFacts } from './snapshot';
import type { LiveStream, OpenStream } from './stream';
import type { ClientState, Connection } from './types';

const snapshotMessages = 50;
/** All pages hear `caught_up` in the same instant; their questions need not come in the same. */
const refreshSpreadMs = 1500;
/** A snapshot without the stream is better than an empty page, if the stream is refused. */
const streamPatienceMs = 3000;

export interface SessionHandlers {
  /** Phase or connection moved. */
  onChange(): void;
  /** A room is there to be shown: kept from before, or fresh. */
  onEntered(user: string): void;
  /** The stream stands and the room is current. */
  onLive(): void;
  /** False keeps an event out of the room. */
  accepts(event: StreamEvent): boolean;
  /** After it was folded into the room. */
  onEvent(event: StreamEvent): void;
  /** Back after a cut: the server may be another one. */
  onReturned(): void;
  onLeft(user: string | undefined, how: 'chosen' | 'ended'): void;
  /** The channel whose newest page the snapshot should bring. */
  wantedChannel(): string;
}

export class Session {
  readonly #keeper: RoomKeeper;
  readonly #handlers: SessionHandlers;
  readonly #stream: LiveStream;
  #phase: ClientState['phase'] = 'boot';
  #connection: Connection = { status: 'connecting' };
  /** The room holds everything up to what the stream says next. */
  #current = false;
  #confirmed = false;
  #loading: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  /** Counts the times the stream has left something out. */
  #gaps = 0;
  #whenLive: () => void = () => {};
  #leftWhy: string | undefined;

  constructor(keeper: RoomKeeper, handlers: SessionHandlers, open: OpenStream) {
    this.#keeper = keeper;
    this.#handlers = handlers;
    this.#stream = open({
      onEvent: (event) => this.#take(event),
      onStatus: (connection) => this.#follow(connection),
      onSignedOut: (reason) => this.leave('ended', reason),
      onReplaced: () => this.#replaced(),
    });
  }

  get phase(): ClientState['phase'] {
    return this.#phase;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** The server has said in this visit who we are: only then may anything be sent in that name. */
  get isConfirmed(): boolean {
    return this.#confirmed;
  }

  get isCurrent(): boolean {
    return this.#current;
  }

  get isLive(): boolean {
    return this.#connection.status === 'live';
  }

  /** Why this person is no longer in, where the server said so. */
  get leftWhy(): string | undefined {
    return this.#leftWhy;
  }

  /** With a room kept from the last visit the page is full before the server has said a word. */
  start(kept: Room | undefined): Promise<void> {
    if (!kept) return this.#findOut();
    this.#keeper.restart(kept);
    this.#enter();
    this.#stream.open();
    return Promise.resolve();
  }

  /** The cookie has just been set. Settles when the room is there or the server stays silent. */
  async signedIn(): Promise<void> {
    this.#replaced();
    this.#stream.restart();
    await new Promise((resolve) => {
      setTimeout(resolve, streamPatienceMs);
      this.#whenLive = () => resolve(undefined);
    });
    await this.#load();
  }

  reconnectNow(): void {
    if (this.#phase === 'unreachable') void this.#findOut();
    else this.#stream.retryNow();
  }

  /** This page stood still and heard nothing, whatever the stream did meanwhile. */
  resume(): void {
    if (this.#phase !== 'ready') return;
    this.#gaps += 1;
    this.#current = false;
    this.#connection = { status: 'connecting' };
    this.#stream.open();
  }

  renewIfQuiet(quietMs: number): void {
    this.#stream.renewIfQuiet(quietMs);
  }

  pageLeaves(): void {
    this.#stream.leave();
  }

  /** `reason`: the stream's own word for why it ended. */
  leave(how: 'chosen' | 'ended', reason?: string): void {
    if (this.#phase === 'signed-out') return;
    this.#leftWhy = how === 'ended' ? reason : undefined;
    const user = this.#keeper.room?.me.username;
    clearTimeout(this.#retry);
    this.#current = false;
    this.#confirmed = false;
    this.#phase = 'signed-out';
    this.#connection = { status: 'signed-out' };
    if (how === 'chosen') this.#stream.close();
    this.#keeper.restart(undefined);
    this.#handlers.onLeft(user, how);
    this.#handlers.onChange();
    // The data folder may have been replaced: then there is nobody to sign in as.
    if (how === 'ended') void this.#checkSetup();
  }

  /** The cookie is another session's now; what is shown stays until the snapshot says whose. */
  #replaced(): void {
    this.#gaps += 1;
    this.#current = false;
    this.#confirmed = false;
    this.#connection = { status: 'connecting' };
  }

  async #findOut(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      await api.getMe();
      this.#attempt = 0;
      this.#stream.open();
    } catch (error) {
      const problem = api.toProblem(error);
      if (problem.status === 401) await this.#checkSetup();
      else this.#unreachable(problem.retryAfter);
    }
  }

  async #checkSetup(): Promise<void> {
    try {
      const { needed } = await api.getSetup();
      this.#setPhase(needed ? 'setup' : 'signed-out');
    } catch (error) {
      if (this.#phase === 'boot') this.#unreachable(api.toProblem(error).retryAfter);
    }
  }

  #unreachable(retryAfter: number | undefined): void {
    const wait = retryAfter ?? backoffMs(this.#attempt);
    this.#attempt += 1;
    const lostAt = this.#connection.lostAt ?? Date.now();
    this.#connection = { status: 'lost', lostAt, retryAt: Date.now() + wait };
    this.#retry = setTimeout(() => void this.#findOut(), wait);
    this.#setPhase('unreachable');
  }

  #setPhase(phase: ClientState['phase']): void {
    this.#phase = phase;
    this.#handlers.onChange();
  }

  #enter(): void {
    const room = this.#keeper.room;
    if (!room) return;
    this.#handlers.onEntered(room.me.username);
    this.#setPhase('ready');
  }

  #follow(connection: Connection): void {
    if (connection.status === 'signed-out') return;
    this.#connection = connection;
    this.#handlers.onChange();
    if (connection.status !== 'live') return;
    this.#whenLive();
    if (this.#current) this.#handlers.onLive();
    else void this.#load();
  }

  #take(event: StreamEvent): void {
    if (this.#leavesGap(event)) {
      this.#gaps += 1;
      this.#current = false;
      void this.#load();
    }
    if (!this.#handlers.accepts(event)) return;
    this.#keeper.apply(event);
    if (event.name === 'caught_up' && this.#current) {
      this.#handlers.onReturned();
      setTimeout(() => void this.#refresh(), Math.random() * refreshSpreadMs);
    }
    this.#handlers.onEvent(event);
  }

  /** The stream goes on at the head: what was before it has to come from a new snapshot. */
  #leavesGap(event: StreamEvent): boolean {
    if (event.name === 'resync') return true;
    return event.name === 'hello' && event.id !== undefined && this.#current;
  }

  /** Loads the snapshot; goes on until it is there or the stay is over. One at a time. */
  #load(): Promise<void> {
    this.#loading ??= this.#loadOnce().finally(() => {
      this.#loading = undefined;
      // The stream was lost or restarted while the answer was under way.
      if (!this.#current && this.isLive && this.#phase === 'ready') void this.#load();
    });
    return this.#loading;
  }

  async #loadOnce(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const live = this.isLive;
      const gaps = this.#gaps;
      try {
        const answer = await this.#keeper.ask(() => this.#snapshot());
        if (!answer.current) return;
        const room = applySnapshot(this.#keeper.room, answer.value);
        this.#keeper.restart(foldOver(room, answer.meanwhile));
        this.#current = live && this.isLive && gaps === this.#gaps;
        this.#confirmed = true;
        this.#enter();
        if (this.#current) this.#handlers.onLive();
        return;
      } catch (error) {
        const problem = api.toProblem(error);
        if (problem.status === 401) return this.leave('ended');
        await pause(problem.retryAfter ?? backoffMs(attempt));
        if (this.#phase === 'signed-out' && !this.isLive) return;
      }
    }
  }

  async #snapshot() {
    try {
      return await api.getSnapshot(this.#handlers.wantedChannel(), snapshotMessages);
    } catch (error) {
      // The channel is gone or was never for us: any will do.
      if (api.toProblem(error).status !== 404) throw error;
      return api.getSnapshot(undefined, snapshotMessages);
    }
  }

  /** What a replay does not repeat: who is here now, and my own settings. */
  async #refresh(): Promise<void> {
    try {
      const answer = await this.#keeper.ask(() => api.getSnapshot(undefined, 1));
      const room = this.#keeper.room;
      if (!room || !answer.current || !this.#current) return;
      this.#keeper.set(foldOver(refreshFacts(room, answer.value), answer.meanwhile));
    } catch {
      // The next return brings it.
    }
  }
}

/** Events that came while a snapshot was under way, over the snapshot. */
export function foldOver(room: Room, meanwhile: readonly StreamEvent[]): Room {
  return meanwhile.filter((event) => outlives(room, event)).reduce(applyEvent, room);
}

/**
 * Read marks carry no position. `hello` is surely older than the snapshot; a mark is newer only if
 * it says more.
 */
function outlives(room: Room, event: StreamEvent): boolean {
  if (event.name === 'hello' || event.name === 'caught_up') return false;
  if (event.name !== 'read') return true;
  const mark = event.data as { channel: string; read_seq: number };
  return mark.read_seq > (room.channels.get(mark.channel)?.read_seq ?? 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
