// Reactions I have pressed and the stream does not show yet: drawn at once, sent one at a time for
// each message and emoji, so that quick pressing ends as the last press said. A wish goes when the
// message shows it, when the server refuses it, or a while after it was answered.

import type { Message } from '../api/types';
import { isMine, type Wish, withWishes } from './wished';

/** Beyond this an answered wish is believed: who is not among the first hundred is never listed. */
const believedAfterMs = 4000;

interface Held {
  message: Message;
  emoji: string;
  on: boolean;
  state: 'sending' | 'answered';
}

export interface WishParts {
  put(message: Message, emoji: string): Promise<void>;
  remove(message: Message, emoji: string): Promise<void>;
  /** Whether somebody reacted so, where the message names only the first hundred. */
  has(message: Message, emoji: string, user: string): Promise<boolean>;
  onChange(): void;
  onRefused(error: unknown): void;
  after?: (ms: number, run: () => void) => void;
}

type Wishes = ReadonlyMap<string, readonly Wish[]>;
const nothing: Wishes = new Map<string, never>();

export class ReactionWishes {
  readonly #parts: WishParts;
  readonly #held = new Map<string, Held>();
  #view: Wishes = nothing;

  constructor(parts: WishParts) {
    this.#parts = parts;
  }

  /** By `_id` of the message; the same object until something changes. */
  get view(): Wishes {
    return this.#view;
  }

  /** The other way round from what is on screen. */
  toggle(message: Message, emoji: string, me: string): void {
    const shown = withWishes(message.reactions, this.#view.get(message._id), me);
    const reaction = shown.find((each) => each.emoji === emoji);
    const mine = reaction?.users.includes(me) ?? false;
    if (mine || reaction === undefined || reaction.count <= reaction.users.length) {
      this.set(message, emoji, !mine);
      return;
    }
    this.#parts
      .has(message, emoji, me)
      .then((had) => this.set(message, emoji, !had))
      .catch((error: unknown) => this.#parts.onRefused(error));
  }

  set(message: Message, emoji: string, on: boolean): void {
    const key = `${message._id} ${emoji}`;
    const held = this.#held.get(key);
    if (held?.state === 'sending') {
      held.on = on;
      this.#changed();
      return;
    }
    const wish: Held = { message, emoji, on, state: 'sending' };
    this.#held.set(key, wish);
    this.#changed();
    void this.#send(key, wish);
  }

  /** Drops what the messages show by now. `find` gives a message as it is held. */
  settle(find: (wished: Message) => Message | undefined, me: string): void {
    let dropped = false;
    for (const [key, { message, emoji, on, state }] of this.#held) {
      const now = state === 'answered' ? find(message) : undefined;
      if (now && isMine(now.reactions, emoji, me) === on) dropped = this.#held.delete(key);
    }
    if (dropped) this.#redraw();
  }

  leave(): void {
    this.#held.clear();
    this.#view = nothing;
  }

  async #send(key: string, wish: Held): Promise<void> {
    for (let sent: boolean | undefined; sent !== wish.on; ) {
      sent = wish.on;
      try {
        if (sent) await this.#parts.put(wish.message, wish.emoji);
        else await this.#parts.remove(wish.message, wish.emoji);
      } catch (error) {
        if (this.#held.get(key) !== wish) return;
        this.#held.delete(key);
        this.#changed();
        this.#parts.onRefused(error);
        return;
      }
    }
    wish.state = 'answered';
    this.#changed();
    const after = this.#parts.after ?? ((ms, run) => void setTimeout(run, ms));
    after(believedAfterMs, () => {
      if (this.#held.get(key) === wish && wish.state === 'answered') {
        this.#held.delete(key);
        this.#changed();
      }
    });
  }

  #changed(): void {
    this.#redraw();
    this.#parts.onChange();
  }

  #redraw(): void {
    const view = new Map<string, Wish[]>();
    for (const { message, emoji, on } of this.#held.values()) {
      const list = view.get(message._id) ?? [];
      list.push({ emoji, on });
      view.set(message._id, list);
    }
    this.#view = view.size === 0 ? nothing : view;
  }
}
