// What the room does beyond hearing, reading and sending: loaded a moment after the first words are on
// screen, so that those wait for none of it. Made once by the client, lives as long as the page.

import { sayTyping } from '../api/channels';
import { MessageVerbs } from './message-verbs';
import { Reactions } from './reactions';
import type { RoomKeeper } from './room-keeper';
import { Typing } from './typing';

export class Extras {
  readonly messages: MessageVerbs;
  readonly reactions: Reactions;
  readonly typing: Typing;

  constructor(keeper: RoomKeeper, parts: { onChange(): void; onRefused(error: unknown): void }) {
    this.messages = new MessageVerbs(keeper);
    this.reactions = new Reactions(keeper, parts);
    this.typing = new Typing({ say: sayTyping, onChange: () => parts.onChange() });
  }

  /** Signed out: nothing of this person stays in memory. */
  leave(): void {
    this.reactions.leave();
    this.typing.leave();
  }
}
