// What the room does beyond hearing, reading and sending: loaded a moment after the first words are on
// screen, so that those wait for none of it. Made once by the client, lives as long as the page.

import { sayTyping } from '../api/channels';
import { choosePresence } from '../api/people';
import { MessageVerbs } from './message-verbs';
import { MuteEnds } from './mute-ends';
import { OwnPresence } from './own-presence';
import { Reactions } from './reactions';
import type { RoomKeeper } from './room-keeper';
import { Typing } from './typing';

export class Extras {
  readonly messages: MessageVerbs;
  readonly reactions: Reactions;
  readonly typing: Typing;
  readonly presence: OwnPresence;
  readonly #muteEnds: MuteEnds;

  constructor(keeper: RoomKeeper, parts: { onChange(): void; onRefused(error: unknown): void }) {
    this.messages = new MessageVerbs(keeper);
    this.reactions = new Reactions(keeper, parts);
    this.typing = new Typing({ say: sayTyping, onChange: () => parts.onChange() });
    this.presence = new OwnPresence(keeper, { say: choosePresence });
    this.#muteEnds = new MuteEnds(keeper);
  }

  /** Before the room is shown anew. */
  settle(): void {
    this.reactions.settle();
    this.#muteEnds.look();
  }

  /** Signed out: nothing of this person stays in memory. */
  leave(): void {
    this.reactions.leave();
    this.typing.leave();
    this.#muteEnds.leave();
  }
}
