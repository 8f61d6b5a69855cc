// My reactions: what a press on a chip means for the message as this client holds it.

import { deleteReaction, listReactors, putReaction } from '../api/messages';
import type { Message } from '../api/types';
import { ReactionWishes } from './reaction-wishes';
import type { RoomKeeper } from './room-keeper';
import { entryAt } from './window';

export class Reactions {
  readonly #keeper: RoomKeeper;
  readonly #wishes: ReactionWishes;

  constructor(keeper: RoomKeeper, parts: { onChange(): void; onRefused(error: unknown): void }) {
    this.#keeper = keeper;
    this.#wishes = new ReactionWishes({
      ...parts,
      put: putReaction,
      remove: deleteReaction,
      has: async (message, emoji, user) =>
        (await listReactors(message, emoji, { user })).users.length > 0,
    });
  }

  get wishes(): ReactionWishes['view'] {
    return this.#wishes.view;
  }

  /** Shown at once; ends as the last press says, whatever is under way. */
  toggle(message: Message, emoji: string): void {
    const me = this.#keeper.room?.me.username;
    if (me !== undefined) this.#wishes.toggle(this.#held(message) ?? message, emoji, me);
  }

  /** Lets go of what the messages show by now. */
  settle(): void {
    const me = this.#keeper.room?.me.username;
    if (me === undefined || this.#wishes.view.size === 0) return;
    this.#wishes.settle((wished) => this.#held(wished), me);
  }

  leave(): void {
    this.#wishes.leave();
  }

  #held({ channel, seq }: Message): Message | undefined {
    const held = entryAt(this.#keeper.room?.windows.get(channel), seq);
    return held?.deleted ? undefined : held;
  }
}
