// Which pending rows are shown: those of the outbox, so that each message is on screen exactly once.
// Two cases differ from the outbox. The answer to a post may overtake the stream: the message is
// confirmed but cannot stand in the window yet, so its pending row stays until it can. And a message
// may stand in the window while its entry is still found here: then the entry is done.

import type { Entry } from '../api/types';
import { isBy } from './is-by';
import type { Room } from './room';
import type { PendingMessage } from './types';

type Rows = ReadonlyMap<string, readonly PendingMessage[]>;

/** What is still pending is young; older entries of the window need not be looked through. */
const lookBack = 300;

export class PendingRows {
  readonly #overtaken = new Map<string, { entry: Entry; row: PendingMessage }>();

  /** Called with the rows as they were before the answer took one away. */
  noteAnswer(room: Room, stored: Entry, rows: Rows): void {
    if (stored.deleted || !stored.nonce || !isAhead(room, stored)) return;
    const row = rows.get(stored.channel)?.find((each) => each.nonce === stored.nonce);
    if (row) this.#overtaken.set(stored.nonce, { entry: stored, row });
  }

  /** The rows to show, and the nonces of those that the window already has. */
  join(room: Room | undefined, rows: Rows): { rows: Rows; arrived: readonly string[] } {
    if (!room || (rows.size === 0 && this.#overtaken.size === 0)) return { rows, arrived: [] };
    const arrived: string[] = [];
    const joined = new Map<string, readonly PendingMessage[]>();
    for (const [channel, list] of rows) {
      const there = noncesOfMine(room, channel);
      const waiting = list.filter((row) => !there.has(row.nonce));
      for (const row of list) if (there.has(row.nonce)) arrived.push(row.nonce);
      if (waiting.length > 0) joined.set(channel, waiting.length === list.length ? list : waiting);
    }
    const added = this.#addOvertaken(room, joined);
    return { rows: added || arrived.length > 0 ? joined : rows, arrived };
  }

  #addOvertaken(room: Room, joined: Map<string, readonly PendingMessage[]>): boolean {
    let added = false;
    for (const [nonce, { entry, row }] of this.#overtaken) {
      if (!isAhead(room, entry)) {
        this.#overtaken.delete(nonce);
        continue;
      }
      const others = joined.get(row.channel) ?? [];
      if (others.some((each) => each.nonce === nonce)) continue;
      const all = [...others, row].toSorted((a, b) => a.created - b.created);
      joined.set(row.channel, all);
      added = true;
    }
    return added;
  }
}

function isAhead(room: Room, entry: Entry): boolean {
  return room.ahead.get(entry.channel)?.some((each) => each._id === entry._id) ?? false;
}

function noncesOfMine(room: Room, channel: string): ReadonlySet<string> {
  const nonces = new Set<string>();
  for (const entry of room.windows.get(channel)?.messages.slice(-lookBack) ?? []) {
    if (entry.deleted || !entry.nonce) continue;
    if (isBy(entry, room.me.username)) nonces.add(entry.nonce);
  }
  return nonces;
}
