// What a person does to a message that stands already. The answer is the message as it is now and
// lands like an event, guarded by `rev`; refusals are thrown, for the page to say.

import * as api from '../api/messages';
import type { Message } from '../api/types';
import { applyToEntries } from './apply-event';
import { landEntry } from './room';
import type { RoomKeeper } from './room-keeper';

export class MessageVerbs {
  readonly #keeper: RoomKeeper;

  constructor(keeper: RoomKeeper) {
    this.#keeper = keeper;
  }

  async edit(message: Message, content: string): Promise<void> {
    const { value, meanwhile, current } = await this.#keeper.ask(() =>
      api.editMessage(message, content),
    );
    const room = this.#keeper.room;
    if (!room || !current) return;
    this.#keeper.set(meanwhile.reduce(applyToEntries, landEntry(room, value)));
  }

  /** The stream brings the tombstone, to this page as to all others. */
  async remove(message: Message): Promise<void> {
    await api.deleteMessage(message);
  }

  async pin(message: Message, pinned: boolean): Promise<void> {
    await (pinned ? api.putPin(message) : api.deletePin(message));
  }
}
