// How I want to be seen, as chosen here: shown at once, undone when the server refuses it. The wire does
// not say until when my words hold, so what this device knows of that is kept on it: another choice
// of state must not make words stay for ever that were to end in an hour.

import type { PresenceChoice } from '../api/types';
import { readStored, writeStored } from '../lib/storage';
import { type Room, withEntry, withoutEntry } from './room';
import type { RoomKeeper } from './room-keeper';
import type { Status } from './types';

export type PresenceWord = PresenceChoice['state'];

const untilKey = 'snug:words-until';

export interface OwnPresenceParts {
  say(choice: PresenceChoice): Promise<void>;
  now?: () => number;
}

/** What was said last on this device; without `until` it holds until it is changed. */
interface KnownEnd {
  words: string;
  until?: string;
}

export class OwnPresence {
  readonly #keeper: RoomKeeper;
  readonly #parts: OwnPresenceParts;

  constructor(keeper: RoomKeeper, parts: OwnPresenceParts) {
    this.#keeper = keeper;
    this.#parts = parts;
  }

  /** State and words together; rejects with the server's problem, with all as it was before. */
  async choose(choice: PresenceChoice): Promise<void> {
    const before = this.#keeper.room;
    this.#show(choice.state, choice);
    const shown = this.#keeper.room;
    try {
      await this.#parts.say(choice);
      writeStored(untilKey, endOf(choice));
    } catch (error) {
      if (before !== undefined && shown !== undefined) this.#undo(before, shown);
      throw error;
    }
  }

  /** Another state; the words stay, and end when they were to end. */
  chooseState(state: PresenceWord): Promise<void> {
    const { text, emoji } = this.#words ?? {};
    const { until } = this;
    return this.choose({
      state,
      ...(text !== undefined && { text }),
      ...(emoji !== undefined && { emoji }),
      ...(until !== undefined && { until }),
    });
  }

  /** When my words end, as far as this device knows. */
  get until(): string | undefined {
    const known = readStored(untilKey) as KnownEnd | undefined;
    if (this.#words === undefined || known?.words !== wordsOf(this.#words)) return undefined;
    const now = this.#parts.now?.() ?? Date.now();
    return Date.parse(known.until ?? '') > now ? known.until : undefined;
  }

  /** No words, or words that were said on this device: then saying them again changes nothing. */
  get knowsEnd(): boolean {
    const known = readStored(untilKey) as KnownEnd | undefined;
    return this.#words === undefined || known?.words === wordsOf(this.#words);
  }

  get #words(): Status | undefined {
    const { room } = this.#keeper;
    return room?.statuses.get(room.me.username);
  }

  #show(state: string, { text, emoji }: Status): void {
    const { room } = this.#keeper;
    if (room === undefined) return;
    const me = room.me.username;
    const words = { ...(text !== undefined && { text }), ...(emoji !== undefined && { emoji }) };
    const statuses =
      text === undefined && emoji === undefined
        ? withoutEntry(room.statuses, me)
        : withEntry(room.statuses, me, words);
    this.#keeper.set({ ...room, presence: withEntry(room.presence, me, state), statuses });
  }

  /** Only what nobody has changed since. */
  #undo(before: Room, shown: Room): void {
    const { room } = this.#keeper;
    const me = before.me.username;
    if (room?.me.username !== me || room.presence.get(me) !== shown.presence.get(me)) return;
    const state = before.presence.get(me);
    const words = before.statuses.get(me);
    this.#keeper.set({
      ...room,
      presence:
        state === undefined ? withoutEntry(room.presence, me) : withEntry(room.presence, me, state),
      statuses:
        words === undefined ? withoutEntry(room.statuses, me) : withEntry(room.statuses, me, words),
    });
  }
}

const wordsOf = ({ text, emoji }: Status): string => `${emoji ?? ''} ${text ?? ''}`;

const endOf = (choice: PresenceChoice): KnownEnd => ({
  words: wordsOf(choice),
  ...(choice.until !== undefined && { until: choice.until }),
});
