// What this person has written and the server has not yet confirmed. Each entry is noted at once
// (journal.ts), stands in the browser's database before it is sent and leaves it only after the
// server has answered, so a reload, a crash or a flight without network loses no word. Per channel
// entries go out in order, one at a time, but those that wait for their files keep nobody waiting;
// every attempt carries the same nonce, so none is ever stored twice.

import { ApiProblem, toProblem } from '../api/http';
import type { Entry } from '../api/types';
import { backoffMs } from '../lib/backoff';
import { newNonce } from '../lib/ids';
import { note, noted, strike } from './journal';
import type { KeptValues } from './kept';
import type { PendingMessage, Refused } from './types';

/** Attempts that go unanswered although the stream is alive, before we say so and stop. */
const attemptsMax = 5;

/** What goes with the words. */
export interface Sending {
  reply_to?: string;
  /** The reply calls nobody. */
  ping?: false;
  /** Keys of files (sync/uploads), at least one. */
  files?: readonly string[];
}

export interface OutboxEntry extends Sending {
  nonce: string;
  channel: string;
  content: string;
  created: number;
  /** Set when we stopped trying; only a person starts it again. */
  error?: Refused;
}

export interface OutboxParts {
  kept: KeptValues<OutboxEntry>;
  send(entry: OutboxEntry): Promise<Entry>;
  /** The server's answer to a post: the stored message, or its tombstone. */
  onConfirmed(stored: Entry): void;
  onChange(): void;
  onSignedOut(): void;
  /** The server could not be reached: the stream may be dead too, without a sign. */
  onNoAnswer(): void;
  /** Before the server has said who we are, nothing is sent: it could go out in another's name. */
  mayPost(): boolean;
  /** The stream stands: a post that fails now fails for a reason of its own. */
  isLive(): boolean;
  /** Runs `work` while no other page of this browser runs work of this name. */
  alone(name: string, work: () => Promise<void>): Promise<void>;
  /** Tells the other pages that the kept entries changed. */
  announce(): void;
}

interface Held {
  entry: OutboxEntry;
  /** Sent by this page's lead; others were found in the database, where another page may end them. */
  own: boolean;
  /** Written in this page, not in an earlier visit or another page. */
  written: boolean;
  sending: boolean;
  attempts: number;
  /** What the server answered last, while we go on trying. */
  trouble?: Refused;
  /** Resolves once the database has it, or cannot have it. */
  stored: Promise<unknown>;
  inDatabase: boolean;
}

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #held = new Map<string, Held>();
  readonly #lanes = new Set<string>();
  readonly #waits = new Map<string, ReturnType<typeof setTimeout>>();
  #user = '';
  #view: ReadonlyMap<string, readonly PendingMessage[]> | undefined;
  #viewLive = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Takes up what an earlier visit, or another page, left behind. */
  async load(user: string): Promise<void> {
    const arriving = this.#user !== user;
    if (arriving) this.leave();
    this.#user = user;
    // Only what the database had before this look can be missed in it afterwards.
    const before = [...this.#held.values()].filter((held) => held.inDatabase);
    const kept = await this.#parts.kept.all(`${user}/`);
    if (this.#user !== user) return;
    if (kept) this.#compare(before, new Map(kept.map(([, entry]) => [entry.nonce, entry])));
    // What a page that was closed in haste could not get into the database any more.
    if (arriving)
      for (const entry of noted(user)) if (!this.#held.has(entry.nonce)) this.#hold(entry, false);
    this.#changed();
    this.wake();
  }

  /** Forgets what is in memory; the database keeps it for when this person returns. */
  leave(): void {
    for (const timer of this.#waits.values()) clearTimeout(timer);
    this.#waits.clear();
    this.#held.clear();
    this.#user = '';
    this.#changed();
  }

  add(channel: string, content: string, more: Sending = {}): string {
    const entry = { nonce: newNonce(), channel, content, created: Date.now(), ...more };
    this.#hold(entry, true);
    this.#changed();
    void this.#drain(laneOf(entry));
    return entry.nonce;
  }

  /** Settles when everything added so far is safe in the database (or it is known to be absent). */
  async settled(): Promise<void> {
    await Promise.all([...this.#held.values()].map((held) => held.stored));
  }

  retry(nonce: string): void {
    const held = this.#held.get(nonce);
    if (!held || held.sending) return;
    const { error: _error, ...entry } = held.entry;
    this.#hold(entry, held.written);
    this.#changed();
    this.#wakeLane(laneOf(entry));
  }

  /** Removes an entry and hands its text back; empty if it is not (or no longer) here. */
  take(nonce: string): string {
    const held = this.#held.get(nonce);
    if (!held) return '';
    void this.#forget(held);
    return held.entry.content;
  }

  /** The server has it: by the answer to the post or by the stream, whichever was first. */
  async confirm(nonce: string): Promise<void> {
    const held = this.#held.get(nonce);
    if (held) await this.#forget(held);
  }

  /** The stream is back, or a wait should end early. */
  wake(): void {
    const lanes = new Set([...this.#held.values()].map((held) => laneOf(held.entry)));
    for (const lane of lanes) this.#wakeLane(lane);
  }

  /** By channel, in the order of writing; the same object until something changes. */
  view(): ReadonlyMap<string, readonly PendingMessage[]> {
    const live = this.#parts.isLive();
    if (!this.#view || this.#viewLive !== live) this.#view = this.#makeView();
    this.#viewLive = live;
    return this.#view;
  }

  #changed(): void {
    this.#view = undefined;
    this.#parts.onChange();
  }

  #makeView(): ReadonlyMap<string, readonly PendingMessage[]> {
    const byChannel = new Map<string, PendingMessage[]>();
    for (const held of this.#inOrder()) {
      const list = byChannel.get(held.entry.channel) ?? [];
      list.push(this.#toPending(held));
      byChannel.set(held.entry.channel, list);
    }
    return byChannel;
  }

  #toPending({ entry, written: own, trouble }: Held): PendingMessage {
    if (entry.error) return { ...entry, own, state: 'failed' };
    const state = this.#parts.isLive() ? 'sending' : 'queued';
    return { ...entry, own, state, ...(trouble && { error: trouble }) };
  }

  #inOrder(): Held[] {
    return [...this.#held.values()].toSorted((a, b) => a.entry.created - b.entry.created);
  }

  #key(nonce: string): string {
    return `${this.#user}/${nonce}`;
  }

  #compare(before: readonly Held[], kept: ReadonlyMap<string, OutboxEntry>): void {
    for (const held of before) {
      const { nonce } = held.entry;
      // Another page has sent or discarded it.
      if (!kept.has(nonce) && this.#held.get(nonce) === held) this.#held.delete(nonce);
    }
    for (const entry of kept.values()) this.#adopt(entry);
  }

  #adopt(entry: OutboxEntry): void {
    const held = this.#held.get(entry.nonce);
    if (held?.own || held?.sending) return;
    this.#held.set(entry.nonce, {
      entry,
      own: false,
      written: false,
      sending: false,
      attempts: held?.attempts ?? 0,
      stored: Promise.resolve(),
      inDatabase: true,
    });
  }

  #hold(entry: OutboxEntry, written: boolean): void {
    const user = this.#user;
    note(user, entry);
    const stored = this.#parts.kept.put(this.#key(entry.nonce), entry);
    const held: Held = {
      entry,
      own: true,
      written,
      sending: false,
      attempts: 0,
      stored,
      inDatabase: false,
    };
    void stored.then((done) => {
      held.inDatabase = done;
      if (done) strike(user, entry.nonce);
    });
    this.#held.set(entry.nonce, held);
  }

  async #forget(held: Held): Promise<void> {
    const { nonce } = held.entry;
    const key = this.#key(nonce);
    strike(this.#user, nonce);
    this.#held.delete(nonce);
    this.#changed();
    // The put may still be under way: dropping before it would leave the entry behind for good.
    await held.stored;
    await this.#parts.kept.drop(key);
    this.#parts.announce();
  }

  #wakeLane(lane: string): void {
    clearTimeout(this.#waits.get(lane));
    this.#waits.delete(lane);
    void this.#drain(lane);
  }

  #next(lane: string): Held | undefined {
    if (!this.#parts.mayPost()) return undefined;
    return this.#inOrder().find((held) => laneOf(held.entry) === lane && !held.entry.error);
  }

  /** One channel's queue, oldest first, until it is empty or has to wait. */
  async #drain(lane: string): Promise<void> {
    if (this.#lanes.has(lane) || this.#waits.has(lane)) return;
    this.#lanes.add(lane);
    try {
      await this.#parts.alone(`outbox/${lane}`, async () => {
        for (let next = this.#next(lane); next; next = this.#next(lane)) {
          // Safe first, sent second: between the two nothing can be lost.
          await next.stored;
          if (!(await this.#isGone(next)) && !(await this.#attempt(next))) break;
        }
      });
    } finally {
      this.#lanes.delete(lane);
    }
    // Something may have been added between the last look and the lane's end.
    if (this.#next(lane)) void this.#drain(lane);
  }

  /** Another page may have sent an entry that we only found. */
  async #isGone(held: Held): Promise<boolean> {
    const { nonce } = held.entry;
    if (held.own || (await this.#parts.kept.has(this.#key(nonce)))) return false;
    if (this.#held.get(nonce) === held) this.#held.delete(nonce);
    this.#changed();
    return true;
  }

  /** True when the lane may go on with the next entry. */
  async #attempt(held: Held): Promise<boolean> {
    const { nonce } = held.entry;
    if (this.#held.get(nonce) !== held) return true;
    const user = this.#user;
    held.sending = true;
    try {
      const stored = await this.#parts.send(held.entry);
      if (this.#user === user) this.#parts.onConfirmed(stored);
      await this.confirm(nonce);
      return true;
    } catch (error) {
      return this.#user === user && this.#refused(held, toProblem(error));
    } finally {
      held.sending = false;
    }
  }

  #refused(held: Held, problem: ApiProblem): boolean {
    // Taken back, or confirmed by the stream while the post failed.
    if (this.#held.get(held.entry.nonce) !== held) return true;
    if (problem.status === 401) {
      this.#wait(laneOf(held.entry), backoffMs(0));
      this.#parts.onSignedOut();
      return false;
    }
    if (!problem.passing) {
      this.#stop(held, problem);
      return true;
    }
    held.attempts += 1;
    if (problem.status === 0) this.#parts.onNoAnswer();
    else held.trouble = toError(problem);
    // Being asked to wait is an answer; silence while the stream is alive is a fault worth saying.
    const asked = problem.retryAfter !== undefined;
    if (!asked && this.#parts.isLive() && held.attempts >= attemptsMax) {
      this.#stop(held, problem);
      return false;
    }
    this.#wait(laneOf(held.entry), problem.retryAfter ?? backoffMs(held.attempts - 1));
    this.#changed();
    return false;
  }

  #stop(held: Held, problem: ApiProblem): void {
    this.#hold({ ...held.entry, error: toError(problem) }, held.written);
    this.#changed();
  }

  #wait(lane: string, ms: number): void {
    clearTimeout(this.#waits.get(lane));
    const timer = setTimeout(() => {
      this.#waits.delete(lane);
      void this.#drain(lane);
    }, ms);
    this.#waits.set(lane, timer);
  }
}

/** What waits for its files goes out by itself; all else of a channel in a row. */
function laneOf({ channel, nonce, files }: OutboxEntry): string {
  return files ? nonce : channel;
}

function toError({ code, message, field }: ApiProblem): Refused {
  return { code, title: message, field };
}
