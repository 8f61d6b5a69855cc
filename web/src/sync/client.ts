// The one door between the pages and everything that moves: a state to read, verbs to call. It
// joins session, history, outbox, drafts and read marks; each of them keeps its own rules. Made
// once in app/, lives as long as the page.

import * as api from '../api/http';
import { Listeners } from '../lib/listeners';
import { landNewMessage, type StreamEvent } from './apply-event';
import { alone, openTopic } from './between-pages';
import { RoomCache } from './cache';
import { buildState, emptyState } from './client-state';
import { Drafts } from './drafts';
import type { Extras } from './extras';
import { History, missingOriginal } from './history';
import { isBy } from './is-by';
import { KeptValues } from './kept';
import { Outbox, type OutboxEntry, type Sending } from './outbox';
import { nextFrame, watchPage } from './page-life';
import { PendingRows } from './pending-rows';
import { withReadMark } from './read-count';
import { ReadMarks } from './reads';
import { landEntry, type Room } from './room';
import { RoomKeeper } from './room-keeper';
import { Session } from './session';
import { type OpenStream, openStream } from './stream';
import type { ClientState, Entry, Message } from './types';
import { hasNewVersion } from './version';

const firstChannel = 'home';
/** Beyond this pause the stream is renewed and the page asks whether it is still the newest. */
const longAwayMs = 60_000;
/** A post went unanswered: a stream that said something this recently is alive all the same. */
const aliveMs = 5000;

export interface ClientParts {
  openStream?: OpenStream;
  /** Address of the running main script, to notice a newer client; absent in development. */
  mainScript?: string | undefined;
  /** Something a person asked for and does not wait for was refused. */
  onRefused?: (error: unknown) => void;
}

export class SnugClient {
  readonly #listeners = new Listeners();
  readonly #keeper = new RoomKeeper(() => this.#roomMoved());
  readonly #history = new History(this.#keeper);
  readonly #cache = new RoomCache();
  readonly #drafts = new Drafts();
  readonly #pendingRows = new PendingRows();
  readonly #reads = new ReadMarks(api.putRead);
  readonly #onRefused: (error: unknown) => void;
  #extras: Extras | undefined;
  readonly #outbox: Outbox;
  readonly #session: Session;
  readonly #mainScript: string | undefined;
  #state: ClientState = emptyState;
  #wanted = firstChannel;
  readonly #whenLive: (() => void)[] = [];
  readonly #hearers: ((message: Message, room: Room) => void)[] = [];
  readonly #told = new Set<(event: StreamEvent) => void>();
  #newVersion = false;
  /** Sign-out was asked for and is under way. */
  #leaving = false;
  #frameAsked = false;

  constructor(parts: ClientParts = {}) {
    this.#mainScript = parts.mainScript;
    this.#onRefused = parts.onRefused ?? (() => {});
    this.#outbox = new Outbox({
      kept: new KeptValues<OutboxEntry>('snug-outbox'),
      send: ({ created: _created, error: _error, files, ...post }) =>
        files ? this.extras().then((x) => x.sendWith(files, post)) : api.sendMessage(post),
      onConfirmed: (stored) => this.#landConfirmed(stored),
      onChange: () => this.#publish(),
      onSignedOut: () => this.#session.leave('ended'),
      onNoAnswer: () => {
        if (this.#session.isLive) this.#session.renewIfQuiet(aliveMs);
      },
      mayPost: () => this.#session.isConfirmed,
      isLive: () => this.#session.isLive,
      alone,
      announce: openTopic('snug-outbox', () => this.#reloadOutbox()),
    });
    this.#session = new Session(
      this.#keeper,
      {
        onChange: () => this.#publish(),
        onEntered: (user) => this.#entered(user),
        onLive: () => this.#becameLive(),
        onEvent: (event) => this.#noticed(event),
        onReturned: () => void this.#checkVersion(),
        onLeft: (user, how) => this.#left(user, how),
        wantedChannel: () => this.#wanted,
        accepts: (event) => this.#reads.accepts(event),
      },
      parts.openStream ?? openStream,
    );
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Called for each message as it is said; not for what a replay brings late. */
  onMessage(hearer: (message: Message, room: Room) => void): void {
    this.#hearers.push(hearer);
  }

  /** Called for all that the stream tells, late or not, for what keeps messages apart from the state. */
  onEvent(hearer: (event: StreamEvent) => void): () => void {
    this.#told.add(hearer);
    return () => void this.#told.delete(hearer);
  }

  getState(): ClientState {
    return this.#state;
  }

  /** First thing after load: paints the kept room, then opens the stream and loads the snapshot. */
  async start(): Promise<void> {
    watchPage({
      onShown: (awayMs) => this.#shown(awayMs),
      onRevived: () => this.#session.resume(),
      onHidden: () => void this.settle(),
      onLeave: () => this.#session.pageLeaves(),
      onOnline: () => this.reconnectNow(),
      onOffline: () => this.#session.renewIfQuiet(0),
    });
    const user = this.#cache.lastUser;
    await this.#session.start(user === undefined ? undefined : await this.#cache.load(user));
  }

  /** After setup, sign-in, invite or link have set the cookie. Settles when the room is there. */
  async signedIn(): Promise<void> {
    await this.#session.signedIn();
  }

  async signOut(): Promise<void> {
    // The stream may tell of the end before the answer does: it is our own wish all the same.
    this.#leaving = true;
    await api.signOut().finally(() => {
      this.#leaving = false;
    });
    this.#session.leave('chosen');
  }

  /** Returns the nonce; the pending entry is in the state when this returns. */
  send(channel: string, content: string, more: Sending = {}): string {
    this.#extras?.typing.sent(channel);
    const nonce = this.#outbox.add(channel, content, more);
    this.#drafts.handOver(channel, this.#outbox.settled());
    this.#publish();
    return nonce;
  }

  retry(nonce: string): void {
    this.#outbox.retry(nonce);
  }

  discard(nonce: string): void {
    this.#outbox.take(nonce);
  }

  /** Takes a message out of the outbox and hands its text back for the box. */
  takeBack(nonce: string): string {
    return this.#outbox.take(nonce);
  }

  /** Shown at once; ends as the last press says, whatever is under way. */
  toggleReaction(message: Message, emoji: string): void {
    this.extras().then(({ reactions }) => reactions.toggle(message, emoji), this.#onRefused);
  }

  /** Reactions, changes, typing. Loaded by the first call; the room makes one when it stands. */
  async extras(): Promise<Extras> {
    const module = await import('./extras');
    this.#extras ??= new module.Extras(this.#keeper, {
      onChange: () => this.#publish(),
      onRefused: this.#onRefused,
    });
    return this.#extras;
  }

  async openChannel(channel: string): Promise<void> {
    this.#wanted = channel;
    // Before the snapshot nothing can be trusted; it brings this channel's page itself.
    if (this.#session.isCurrent) await this.#thenPublish(this.#history.open(channel));
  }

  async loadBefore(channel: string): Promise<void> {
    await this.#thenPublish(this.#history.before(channel));
  }

  async loadAfter(channel: string): Promise<void> {
    await this.#thenPublish(this.#history.after(channel));
  }

  async openAround(channel: string, seq: number): Promise<void> {
    this.#wanted = channel;
    // Snapshots bring the newest page, which would take this one's place: they come first.
    const { isCurrent } = this.#session;
    const live = isCurrent ? undefined : new Promise<void>((go) => this.#whenLive.push(go));
    await this.#thenPublish(this.#history.around(channel, seq, live));
  }

  async toPresent(channel: string): Promise<void> {
    await this.#thenPublish(this.#history.newest(channel));
  }

  /** Never goes back; shown at once, sent at most every three seconds. */
  markRead(channel: string, seq: number): void {
    const room = this.#keeper.room;
    const held = room?.channels.get(channel);
    if (!room || !held || seq <= held.read_seq) return;
    this.#keeper.set(withReadMark(room, channel, seq));
    this.#reads.mark(channel, seq);
    this.#publish();
  }

  /** Makes this message the first unread one. */
  markUnreadFrom(channel: string, seq: number): void {
    const room = this.#keeper.room;
    if (!room) return;
    const last = Math.max(0, seq - 1);
    this.#keeper.set(withReadMark(room, channel, last));
    this.#reads.markNow(channel, last);
    this.#publish();
  }

  setDraft(channel: string, text: string): void {
    this.#drafts.set(channel, text);
    this.#publish();
  }

  reconnectNow(): void {
    this.#session.reconnectNow();
    this.#outbox.wake();
  }

  /** Writes everything that is kept on this device; the page may end after this. */
  async settle(): Promise<void> {
    this.#drafts.write();
    this.#reads.flush();
    await Promise.all([this.#cache.write(), this.#outbox.settled()]);
  }

  /** Whoever waits for a page of history finds it in the state. */
  async #thenPublish(work: Promise<void>): Promise<void> {
    await work;
    this.#publish();
  }

  #publish(): void {
    this.#extras?.settle();
    const { rows, arrived } = this.#pendingRows.join(this.#keeper.room, this.#outbox.view());
    this.#state = buildState(this.#state, {
      phase: this.#session.phase,
      leftWhy: this.#session.leftWhy,
      room: this.#keeper.room,
      pending: rows,
      wishes: this.#extras?.reactions.wishes ?? emptyState.wishes,
      typing: this.#extras?.typing.view ?? emptyState.typing,
      films: this.#extras?.films.view ?? emptyState.films,
      saved: this.#extras?.saved.ids ?? emptyState.saved,
      drafts: this.#drafts.texts,
      connection: this.#session.connection,
      fresh: this.#session.isConfirmed,
      newVersion: this.#newVersion,
    });
    this.#listeners.call();
    for (const nonce of arrived) void this.#outbox.confirm(nonce);
  }

  /** A burst of events (a replay, a busy evening) is drawn once a frame. */
  #roomMoved(): void {
    const { room } = this.#keeper;
    if (room && this.#session.isCurrent) this.#cache.keep(room);
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    nextFrame(() => {
      this.#frameAsked = false;
      for (const channel of this.#keeper.room?.ahead.keys() ?? []) {
        void this.#history.fillHole(channel);
      }
      this.#publish();
    });
  }

  #entered(user: string): void {
    this.#drafts.load(user);
    void this.#outbox.load(user);
  }

  #becameLive(): void {
    this.#outbox.wake();
    if (this.#keeper.room) this.#cache.keep(this.#keeper.room);
    void this.#history.open(this.#wanted);
    for (const live of this.#whenLive.splice(0)) live();
  }

  #left(user: string | undefined, how: 'chosen' | 'ended'): void {
    if (how === 'chosen' || this.#leaving) this.#drafts.forget();
    else this.#drafts.leave();
    this.#outbox.leave();
    this.#extras?.leave();
    this.#reads.leave();
    if (user !== undefined) void this.#cache.forget(user);
  }

  #noticed(event: StreamEvent): void {
    const room = this.#keeper.room;
    if (!room) return;
    for (const tell of this.#told) tell(event);
    this.#extras?.hear(event);
    if (event.name !== 'message') return;
    const message = event.data as Message;
    if (!room.replaying) for (const hear of this.#hearers) hear(message, room);
    if (message.nonce && isBy(message, room.me.username)) void this.#outbox.confirm(message.nonce);
    const original = missingOriginal(room, message);
    if (original) void this.#history.original(message.channel, original.id, original.seq);
  }

  #landConfirmed(stored: Entry): void {
    const room = this.#keeper.room;
    if (!room) return;
    const landed = stored.deleted ? landEntry(room, stored) : landNewMessage(room, stored);
    this.#pendingRows.noteAnswer(landed, stored, this.#outbox.view());
    this.#keeper.set(landed);
  }

  #reloadOutbox(): void {
    const user = this.#keeper.room?.me.username;
    if (user !== undefined) void this.#outbox.load(user);
  }

  #shown(awayMs: number): void {
    if (awayMs < longAwayMs) return;
    this.#session.renewIfQuiet(longAwayMs);
    this.#outbox.wake();
    void this.#checkVersion();
  }

  async #checkVersion(): Promise<void> {
    if (this.#newVersion || !(await hasNewVersion(this.#mainScript, api.fetchOwnPage))) return;
    this.#newVersion = true;
    this.#publish();
  }
}
