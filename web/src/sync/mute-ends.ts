// Ends a timed silence on screen when its time has come: nobody tells of it, and without this a room
// would stay struck out until something else happened to redraw it. One timer, for the nearest end.

import type { RoomKeeper } from './room-keeper';

/** Longer waits a browser's timer cannot count; it looks again then. */
const waitMaxMs = 2 ** 31 - 1;

export interface MuteEndsParts {
  now?: () => number;
  after?: (ms: number, run: () => void) => () => void;
}

export class MuteEnds {
  readonly #keeper: RoomKeeper;
  readonly #now: () => number;
  readonly #after: (ms: number, run: () => void) => () => void;
  #next = Number.POSITIVE_INFINITY;
  #cancel: () => void = () => undefined;

  constructor(keeper: RoomKeeper, { now = Date.now, after = timer }: MuteEndsParts = {}) {
    this.#keeper = keeper;
    this.#now = now;
    this.#after = after;
  }

  /** After every change of the room; cheap while no end came or went. */
  look(): void {
    let next = Number.POSITIVE_INFINITY;
    for (const { notify } of this.#keeper.room?.channels.values() ?? []) {
      if (notify.muted_until === undefined) continue;
      const end = Date.parse(notify.muted_until);
      if (!Number.isNaN(end)) next = Math.min(next, end);
    }
    if (next === this.#next) return;
    this.#cancel();
    this.#next = next;
    if (next === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(waitMaxMs, Math.max(0, next - this.#now()));
    this.#cancel = this.#after(wait, () => {
      this.#next = Number.POSITIVE_INFINITY;
      this.#end();
      this.look();
    });
  }

  leave(): void {
    this.#cancel();
    this.#next = Number.POSITIVE_INFINITY;
  }

  #end(): void {
    const { room } = this.#keeper;
    if (room === undefined) return;
    const now = this.#now();
    const channels = new Map(room.channels);
    let ended = false;
    for (const [id, channel] of channels) {
      const { muted_until: until, ...notify } = channel.notify;
      if (until === undefined || !(Date.parse(until) <= now)) continue;
      channels.set(id, { ...channel, notify });
      ended = true;
    }
    if (ended) this.#keeper.set({ ...room, channels });
  }
}

function timer(ms: number, run: () => void): () => void {
  const handle = setTimeout(run, ms);
  return () => clearTimeout(handle);
}
