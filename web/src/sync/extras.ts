// What the room does beyond hearing, reading and sending: loaded a moment after the first words are on
// screen, so that those wait for none of it. Made once by the client, lives as long as the page.

import { sayTyping } from '../api/channels';
import { choosePresence } from '../api/people';
import type { Message } from '../api/types';
import type { StreamEvent } from './apply-event';
import { MessageVerbs } from './message-verbs';
import { MuteEnds } from './mute-ends';
import { OwnPresence } from './own-presence';
import { Reactions } from './reactions';
import type { RoomKeeper } from './room-keeper';
import { Saved } from './saved';
import { Typing } from './typing';

export class Extras {
  readonly messages: MessageVerbs;
  readonly reactions: Reactions;
  readonly typing: Typing;
  readonly presence: OwnPresence;
  readonly saved: Saved;
  readonly #keeper: RoomKeeper;
  readonly #muteEnds: MuteEnds;

  constructor(keeper: RoomKeeper, parts: { onChange(): void; onRefused(error: unknown): void }) {
    this.#keeper = keeper;
    this.messages = new MessageVerbs(keeper);
    this.reactions = new Reactions(keeper, parts);
    this.typing = new Typing({ say: sayTyping, onChange: () => parts.onChange() });
    this.presence = new OwnPresence(keeper, { say: choosePresence });
    this.saved = new Saved(parts);
    this.#muteEnds = new MuteEnds(keeper);
    this.saved.of(keeper.room?.me.username);
  }

  hear(event: StreamEvent): void {
    this.saved.hear(event);
    if (event.name === 'typing') {
      const { channel, user } = event.data as { channel: string; user: string };
      if (user !== this.#keeper.room?.me.username) this.typing.hear(channel, user);
    } else if (event.name === 'message') {
      const { channel, author } = event.data as Message;
      this.typing.stopped(channel, author);
    }
  }

  /** Before the room is shown anew. */
  settle(): void {
    this.reactions.settle();
    this.#muteEnds.look();
    this.saved.of(this.#keeper.room?.me.username);
  }

  /** Signed out: nothing of this person stays in memory. */
  leave(): void {
    this.reactions.leave();
    this.typing.leave();
    this.saved.leave();
    this.#muteEnds.leave();
  }
}
