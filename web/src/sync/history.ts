// Pages of history on demand: older, newer, around a message, the newest. One request per channel
// and direction at a time; what fails says so in the window and can be asked for again.

import { getHistory, type Place } from '../api/http';
import type { Entry, MessagePage } from '../api/types';
import { backoffMs } from '../lib/backoff';
import { applyToEntries, type StreamEvent } from './apply-event';
import { type Room, withEntry, withWindow } from './room';
import type { RoomKeeper } from './room-keeper';
import { withReferenced } from './snapshot';
import type { MessageWindow } from './types';
import {
  entryAt,
  extendWindow,
  firstSeq,
  lastSeq,
  mergePage,
  type Side,
  windowOfPage,
} from './window';

const pageSize = 50;
/** The most that the server gives at once. */
const pageSizeMax = 100;
/** The stream usually closes a hole by itself: the answer to a post merely overtook it. */
const holePatienceMs = 400;

/** Shown until the first page is here; `hasAfter` keeps live messages from being appended to it. */
const unloaded: MessageWindow = { messages: [], hasBefore: true, hasAfter: true };

type Combine = (held: MessageWindow | undefined, page: MessagePage) => MessageWindow;

function idle(window: MessageWindow): MessageWindow {
  const { loading: _loading, failed: _failed, ...rest } = window;
  return rest;
}

export class History {
  readonly #keeper: RoomKeeper;
  readonly #filling = new Set<string>();
  readonly #wantedOriginals = new Set<string>();
  /** Per channel, how often another window was asked for: answers for a former one come too late. */
  readonly #turns = new Map<string, number>();
  /** How often a place to read at was asked for: only the last one counts. */
  #placesAsked = 0;

  constructor(keeper: RoomKeeper) {
    this.#keeper = keeper;
  }

  /** Loads the newest page unless a window that can be trusted stands there. */
  async open(channel: string): Promise<void> {
    const room = this.#keeper.room;
    const window = room?.windows.get(channel);
    if (!room || window?.loading === 'around') return;
    if (window && window.messages.length > 0) {
      if (!room.stale.has(channel)) return;
      if (window.hasAfter || window.messages.length > pageSize) return this.#renew(channel);
    }
    await this.#load(channel, 'newest', 'around', (held, page) => windowOfPage(page, held));
  }

  async before(channel: string): Promise<void> {
    await this.#extend(channel, 'before');
  }

  async after(channel: string): Promise<void> {
    await this.#extend(channel, 'after');
  }

  /** Once `live` settles; not if another place was asked for meanwhile. */
  async around(channel: string, seq: number, live: Promise<void> | undefined): Promise<void> {
    this.#placesAsked += 1;
    const asked = this.#placesAsked;
    await live;
    if (asked !== this.#placesAsked) return;
    const room = this.#keeper.room;
    const known = entryAt(room?.windows.get(channel), seq);
    if (known && !room?.stale.has(channel)) return;
    await this.#load(channel, { around: seq }, 'around', this.#freshOrMerged(channel));
  }

  async newest(channel: string): Promise<void> {
    this.#placesAsked += 1;
    const window = this.#keeper.room?.windows.get(channel);
    // What is under way might be another place, which nobody waits for any more.
    if (window && !window.hasAfter && window.loading !== 'around') return;
    await this.#load(channel, 'newest', 'around', this.#freshOrMerged(channel));
  }

  /** Fetches what is missing between the window and what is known to lie beyond it. */
  async fillHole(channel: string): Promise<void> {
    if (this.#filling.has(channel)) return;
    this.#filling.add(channel);
    try {
      for (let attempt = 0; ; attempt += 1) {
        await pause(attempt === 0 ? holePatienceMs : backoffMs(attempt));
        if (!this.#hasHole(channel)) return;
        await this.#fetchAfterWindow(channel);
      }
    } finally {
      this.#filling.delete(channel);
    }
  }

  /** The original of a live reply that stands outside the window, for its one-line preview. */
  async original(channel: string, id: string, seq: number): Promise<void> {
    if (this.#wantedOriginals.has(id)) return;
    this.#wantedOriginals.add(id);
    try {
      const answer = await this.#keeper.ask(() => getHistory(channel, { around: seq }, 1));
      const found = answer.value.messages.find((entry) => entry._id === id);
      const room = this.#keeper.room;
      if (!found || !room || !answer.current) return;
      this.#land(withReferenced(room, [found]), answer.meanwhile);
    } catch {
      // The quote stays without its line; opening the page again asks anew.
    } finally {
      this.#wantedOriginals.delete(id);
    }
  }

  #freshOrMerged(channel: string): Combine {
    return (held, page) =>
      this.#keeper.room?.stale.has(channel) ? windowOfPage(page, held) : mergePage(held, page);
  }

  #hasHole(channel: string): boolean {
    return this.#keeper.room?.ahead.has(channel) ?? false;
  }

  async #fetchAfterWindow(channel: string): Promise<void> {
    const window = this.#keeper.room?.windows.get(channel);
    if (!window) return;
    const turn = this.#turns.get(channel);
    try {
      const place = { after: lastSeq(window) };
      const answer = await this.#keeper.ask(() => getHistory(channel, place, pageSizeMax));
      if (!answer.current || turn !== this.#turns.get(channel)) return;
      this.#landPage(channel, answer.value, answer.meanwhile, (held, page) => ({
        // More may follow, but it is the stream's or the next round's: this window reaches the end.
        ...mergePage(held, page),
        hasAfter: false,
      }));
    } catch {
      // The next round waits longer.
    }
  }

  async #extend(channel: string, side: Side): Promise<void> {
    const window = this.#keeper.room?.windows.get(channel);
    if (!window || window.messages.length === 0) return this.open(channel);
    const more = side === 'before' ? window.hasBefore : window.hasAfter;
    if (!more || window.loading) return undefined;
    const place = side === 'before' ? { before: firstSeq(window) } : { after: lastSeq(window) };
    return this.#load(channel, place, side, (held, page) =>
      held ? extendWindow(held, page, side) : windowOfPage(page),
    );
  }

  /** Loads a window anew in place: whoever reads in it is not moved. */
  async #renew(channel: string): Promise<void> {
    const window = this.#keeper.room?.windows.get(channel);
    if (!window) return;
    const end = lastSeq(window);
    let after = firstSeq(window) - 1;
    const turn = this.#nextTurn(channel);
    this.#changeWindow(channel, (held) => ({ ...idle(held), loading: 'around' }));
    try {
      while (after < end) {
        const place = { after };
        const count = Math.min(end - after, pageSizeMax);
        const answer = await this.#keeper.ask(() => getHistory(channel, place, count));
        if (!answer.current || turn !== this.#turns.get(channel)) return;
        after = answer.value.messages.at(-1)?.seq ?? end;
        const isDone = after >= end;
        this.#landPage(channel, answer.value, answer.meanwhile, mergePage, isDone);
      }
    } catch {
      // It stays stale: the next time the channel is opened asks anew.
    }
    if (turn === this.#turns.get(channel)) this.#changeWindow(channel, idle);
  }

  #nextTurn(channel: string): number {
    const turn = (this.#turns.get(channel) ?? 0) + 1;
    this.#turns.set(channel, turn);
    return turn;
  }

  async #load(
    channel: string,
    place: Place,
    loading: NonNullable<MessageWindow['loading']>,
    combine: Combine,
  ): Promise<void> {
    if (!this.#keeper.room?.channels.has(channel)) return;
    const turn = loading === 'around' ? this.#nextTurn(channel) : this.#turns.get(channel);
    this.#changeWindow(channel, (window) => ({ ...idle(window), loading }));
    try {
      const answer = await this.#keeper.ask(() => getHistory(channel, place, pageSize));
      if (turn !== this.#turns.get(channel)) return;
      if (answer.current) this.#landPage(channel, answer.value, answer.meanwhile, combine);
      // The room began anew meanwhile: who waits for a certain place waits for it in the new one.
      else if (loading === 'around') await this.#load(channel, place, loading, combine);
      else this.#changeWindow(channel, idle);
    } catch {
      if (turn !== this.#turns.get(channel)) return;
      const failed = loading === 'after' ? 'after' : 'before';
      this.#changeWindow(channel, (window) => ({ ...idle(window), failed }));
    }
  }

  #changeWindow(channel: string, change: (window: MessageWindow) => MessageWindow): void {
    const room = this.#keeper.room;
    if (!room?.channels.has(channel)) return;
    const window = change(room.windows.get(channel) ?? unloaded);
    this.#keeper.set({ ...room, windows: withEntry(room.windows, channel, window) });
  }

  #landPage(
    channel: string,
    page: MessagePage,
    meanwhile: readonly StreamEvent[],
    combine: Combine,
    isTrusted = true,
  ): void {
    const room = this.#keeper.room;
    if (!room?.channels.has(channel)) return;
    const window = idle(combine(room.windows.get(channel), page));
    const stale = new Set(room.stale);
    if (isTrusted) stale.delete(channel);
    const landed = withWindow({ ...room, stale }, channel, window);
    this.#land(withReferenced(landed, page.referenced), meanwhile);
  }

  #land(room: Room, meanwhile: readonly StreamEvent[]): void {
    this.#keeper.set(meanwhile.reduce(applyToEntries, room));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Live replies in this channel whose original is neither in the window nor known. */
export function missingOriginal(room: Room, entry: Entry): { id: string; seq: number } | undefined {
  if (entry.deleted || !entry.reply_to) return undefined;
  const { _id: id, seq } = entry.reply_to;
  const window = room.windows.get(entry.channel);
  if (!window || room.referenced.has(id) || entryAt(window, seq)) return undefined;
  return { id, seq };
}
