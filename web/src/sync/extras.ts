// What the room does beyond hearing, reading and sending: loaded a moment after the first words are on
// screen, so that those wait for none of it. Made once by the client, lives as long as the page.

import { sayTyping } from '../api/channels';
import { sendMessage } from '../api/http';
import { choosePresence } from '../api/people';
import type { Entry, FileProgress, FileUse, Message, NewMessage } from '../api/types';
import { uploadsOverHttp } from '../api/uploads';
import { pauseTillOnline } from '../lib/pause';
import { pictureSize } from '../lib/picture-size';
import type { StreamEvent } from './apply-event';
import { alone, openTopic } from './between-pages';
import type { KeptFile } from './file-list';
import { Films } from './films';
import { isBy } from './is-by';
import { KeptValues } from './kept';
import { askBeforeLeaving } from './leaving';
import { MessageVerbs } from './message-verbs';
import { MuteEnds } from './mute-ends';
import { OwnPresence } from './own-presence';
import { Reactions } from './reactions';
import type { Room } from './room';
import type { RoomKeeper } from './room-keeper';
import { Saved } from './saved';
import { Typing } from './typing';
import { Uploads } from './uploads';

export class Extras {
  readonly messages: MessageVerbs;
  readonly reactions: Reactions;
  readonly typing: Typing;
  readonly films: Films;
  readonly presence: OwnPresence;
  readonly saved: Saved;
  readonly uploads: Uploads;
  readonly #keeper: RoomKeeper;
  readonly #muteEnds: MuteEnds;

  constructor(keeper: RoomKeeper, parts: { onChange(): void; onRefused(error: unknown): void }) {
    this.#keeper = keeper;
    this.messages = new MessageVerbs(keeper);
    this.reactions = new Reactions(keeper, parts);
    this.typing = new Typing({ say: sayTyping, onChange: () => parts.onChange() });
    this.films = new Films(() => parts.onChange());
    this.presence = new OwnPresence(keeper, { say: choosePresence });
    this.saved = new Saved(parts);
    this.#muteEnds = new MuteEnds(keeper);
    this.uploads = new Uploads({
      kept: new KeptValues<KeptFile>('snug-uploads'),
      bytes: new KeptValues<Blob>('snug-upload-bytes'),
      port: uploadsOverHttp,
      pause: pauseTillOnline,
      alone,
      onRoom: (hear) => openTopic('snug-upload-bytes', hear),
      show: (file) => URL.createObjectURL(file),
      hide: (address) => URL.revokeObjectURL(address),
      stands: (nonce) => standsHere(keeper.room, nonce),
      guard: askBeforeLeaving,
      measure: pictureSize,
    });
    this.saved.of(keeper.room?.me.username);
    this.uploads.of(keeper.room?.me.username);
  }

  /** Posts a message once its files are on the server. */
  sendWith(files: readonly string[], post: NewMessage): Promise<Entry> {
    const send = (attachments: FileUse[]) => sendMessage({ ...post, attachments });
    return this.uploads.send(files, send, post.nonce);
  }

  hear(event: StreamEvent): void {
    this.saved.hear(event);
    if (event.name === 'typing') {
      const { channel, user } = event.data as { channel: string; user: string };
      if (user !== this.#keeper.room?.me.username) this.typing.hear(channel, user);
    } else if (event.name === 'file_progress') {
      const { file, percent } = event.data as FileProgress;
      this.films.hear(file, percent);
    } else if (event.name === 'message') {
      const message = event.data as Message;
      this.typing.stopped(message.channel, message.author);
      const { me } = this.#keeper.room ?? {};
      if (me !== undefined && isBy(message, me.username)) {
        this.uploads.arrived(
          message.attachments.map(({ id }) => id),
          message.nonce,
        );
      }
    }
  }

  /** Before the room is shown anew. */
  settle(): void {
    this.reactions.settle();
    this.#muteEnds.look();
    this.saved.of(this.#keeper.room?.me.username);
    this.uploads.of(this.#keeper.room?.me.username);
  }

  /** Signed out: nothing of this person stays in memory. */
  leave(): void {
    this.reactions.leave();
    this.typing.leave();
    this.films.leave();
    this.saved.leave();
    this.uploads.leave();
    this.#muteEnds.leave();
  }
}

function standsHere(room: Room | undefined, nonce: string): boolean {
  if (room === undefined) return false;
  return [...room.windows.values()].some(({ messages }) =>
    messages.some((one) => !one.deleted && one.nonce === nonce && isBy(one, room.me.username)),
  );
}
