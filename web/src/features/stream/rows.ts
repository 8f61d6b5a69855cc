/** Turns a stretch of messages into the rows that are drawn: who is grouped with whom, where a day
 *  begins, where the unread begin. Pure; the list component only draws what comes out. */

import { localDay } from '../../lib/time';
import type { Entry, Message, PendingMessage } from '../../sync/types';

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string; since: string }
  | { kind: 'hidden'; key: string; authors: string[]; count: number }
  | { kind: 'system'; key: string; message: Message }
  | { kind: 'message'; key: string; message: Message; head: boolean }
  | { kind: 'pending'; key: string; pending: PendingMessage; head: boolean };

/** After this long a new thought begins, also from the same friend. */
export const GROUP_WITHIN_MS = 6 * 60_000;

export interface RowsInput {
  /** Contiguous and ascending by `seq`; may begin before what is drawn. */
  entries: readonly Entry[];
  /** Index of the first entry to draw, and of the last one plus one. */
  from: number;
  to: number;
  pending: readonly PendingMessage[];
  /** My username: pending messages are grouped with my last ones. */
  me: string;
  /** The unread line stands before the first message above this `seq`. */
  unreadAfter: number | undefined;
  /** Whose messages fold, and whose I look at all the same until I leave the room. */
  blocked?: ReadonlySet<string>;
  opened?: ReadonlySet<string>;
  /** Nothing older exists: the first message then gets its day line. */
  atStart: boolean;
}

interface Before {
  author: string;
  outside: boolean;
  at: number;
}

function visible(entry: Entry): entry is Message {
  return entry.deleted !== true;
}

function previousVisible(entries: readonly Entry[], index: number): Message | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    if (entry !== undefined && visible(entry)) return entry;
  }
  return undefined;
}

/** What somebody said; what merely happened is never unread. */
function isSaid(entry: Entry): entry is Message {
  return visible(entry) && entry.system === undefined;
}

function previousSaid(entries: readonly Entry[], index: number): Message | undefined {
  return entries.slice(0, index).findLast(isSaid);
}

export function toRows(input: RowsInput): Row[] {
  const rows: Row[] = [];
  const first = previousVisible(input.entries, input.from);
  let before: Before | undefined = first && headOf(first);
  let day = first === undefined ? undefined : localDay(first.timestamp);
  let last = previousSaid(input.entries, input.from);
  const drawDay = (at: string) => {
    const next = localDay(at);
    // Without anything before it, a day line would claim that the day begins here.
    if (next !== day && (day !== undefined || input.atStart)) {
      rows.push({ kind: 'day', key: `day-${next}`, at });
      before = undefined;
    }
    day = next;
  };

  for (const entry of input.entries.slice(input.from, input.to)) {
    if (!visible(entry)) continue;
    drawDay(entry.timestamp);
    if (beginsUnread(entry, last, input)) {
      rows.push({ kind: 'unread', key: 'unread', since: last?.timestamp ?? entry.timestamp });
      before = undefined;
    }
    const key = entry.nonce ?? entry._id;
    if (isSaid(entry)) last = entry;
    if (folds(rows, entry, input)) {
      before = undefined;
      continue;
    }
    if (entry.system !== undefined) {
      rows.push({ kind: 'system', key, message: entry });
      before = undefined;
    } else {
      const head = !continues(before, entry, entry.timestamp) || entry.reply_to !== undefined;
      rows.push({ kind: 'message', key, message: entry, head });
      before = headOf(entry);
    }
  }

  for (const pending of input.pending) {
    const at = new Date(pending.created).toISOString();
    drawDay(at);
    const head = !continues(before, { author: input.me }, at) || pending.reply_to !== undefined;
    rows.push({ kind: 'pending', key: pending.nonce, pending, head });
    before = { author: input.me, outside: false, at: pending.created };
  }
  return rows;
}

/** Adds a message of somebody blocked to the fold before it, or begins one. False: it is shown. */
function folds(rows: Row[], entry: Message, input: RowsInput): boolean {
  if (entry.system !== undefined || input.blocked?.has(entry.author) !== true) return false;
  if (input.opened?.has(entry.author) === true) return false;
  const fold = rows.at(-1);
  if (fold?.kind === 'hidden') {
    fold.count += 1;
    if (!fold.authors.includes(entry.author)) fold.authors.push(entry.author);
  } else {
    rows.push({ kind: 'hidden', key: `hidden-${entry.seq}`, authors: [entry.author], count: 1 });
  }
  return true;
}

function headOf(message: Message): Before | undefined {
  if (message.system !== undefined) return undefined;
  const { author, outside = false, timestamp } = message;
  return { author, outside, at: Date.parse(timestamp) };
}

function continues(
  before: Before | undefined,
  by: Pick<Message, 'author' | 'outside'>,
  timestamp: string,
): boolean {
  if (before === undefined || before.author !== by.author) return false;
  // What bears a friend's name from outside must not stand under the friend's own.
  if (before.outside !== (by.outside ?? false)) return false;
  return Date.parse(timestamp) - before.at <= GROUP_WITHIN_MS;
}

function beginsUnread(entry: Message, last: Message | undefined, input: RowsInput): boolean {
  const mark = input.unreadAfter;
  if (mark === undefined || entry.seq <= mark || !isSaid(entry)) return false;
  if (last !== undefined) return last.seq <= mark;
  const first = input.entries[0]?.seq ?? 0;
  return first <= mark + 1;
}
