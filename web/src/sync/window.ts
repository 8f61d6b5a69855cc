// Pure functions over one channel's contiguous run of entries. A window never has a hole in `seq`:
// what does not touch it is either a new window or waits outside (room.ts, `ahead`). Where two
// versions of an entry meet, the higher `rev` wins, and at equal `rev` the object already held
// stays, so that rows which did not change are not drawn again.

import type { Entry, Message, MessagePage } from '../api/types';
import type { MessageWindow } from './types';

/** Beyond this the far end is let go: 100,000 messages scrolled past must not stay in memory. */
export const windowMax = 3000;
const windowSlack = 500;

export type Side = 'before' | 'after';

export function firstSeq(window: MessageWindow): number {
  return window.messages[0]?.seq ?? 0;
}

export function lastSeq(window: MessageWindow): number {
  return window.messages.at(-1)?.seq ?? 0;
}

/** Index of the entry with this seq, or -1. */
export function indexOfSeq(entries: readonly Entry[], seq: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = entries[middle]?.seq ?? 0;
    if (found === seq) return middle;
    if (found < seq) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function entryAt(window: MessageWindow | undefined, seq: number): Entry | undefined {
  return window?.messages[indexOfSeq(window.messages, seq)];
}

/** The newer of two versions of one entry; `held` when they are equally new. The nonce stays, which later
 *  versions leave out: a row is known by it, and another row would end whatever happens in this one. */
export function newer(held: Entry, offered: Entry): Entry {
  if (offered.rev <= held.rev) return held;
  return held.deleted || offered.deleted || !held.nonce
    ? offered
    : { ...offered, nonce: held.nonce };
}

export function replaceEntry(window: MessageWindow, entry: Entry): MessageWindow {
  const index = indexOfSeq(window.messages, entry.seq);
  const held = window.messages[index];
  const next = held && newer(held, entry);
  if (!next || next === held) return window;
  return { ...window, messages: window.messages.with(index, next) };
}

/** Adds entries that follow the last one without a gap; `rest` is what lies beyond a hole. */
export function appendEntries(
  window: MessageWindow,
  entries: readonly Entry[],
): { window: MessageWindow; rest: readonly Entry[] } {
  const messages = [...window.messages];
  let next = lastSeq(window) + 1;
  let index = 0;
  for (; index < entries.length; index += 1) {
    const entry = entries[index];
    if (!entry || entry.seq > next) break;
    if (entry.seq < next) continue;
    messages.push(entry);
    next += 1;
  }
  const rest = entries.slice(index);
  if (messages.length === window.messages.length) return { window, rest };
  const grown = { ...window, messages };
  // A page left open for weeks; with some slack, so that not every message cuts the array.
  const long = messages.length > windowMax + windowSlack;
  return { window: long ? trimWindow(grown, 'after') : grown, rest };
}

function merge(held: readonly Entry[], offered: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  let left = 0;
  let right = 0;
  while (left < held.length || right < offered.length) {
    const one = held[left];
    const two = offered[right];
    if (one && (!two || one.seq < two.seq)) {
      merged.push(one);
      left += 1;
    } else if (two && (!one || two.seq < one.seq)) {
      merged.push(two);
      right += 1;
    } else if (one && two) {
      merged.push(newer(one, two));
      left += 1;
      right += 1;
    }
  }
  return merged;
}

/** Whether no `seq` lies between the two. */
export function touches(window: MessageWindow, page: MessagePage): boolean {
  const first = page.messages[0]?.seq ?? 0;
  const last = page.messages.at(-1)?.seq ?? 0;
  return first <= lastSeq(window) + 1 && last >= firstSeq(window) - 1;
}

/** A window of the page alone; entries that did not change keep their identity from `held`. */
export function windowOfPage(page: MessagePage, held?: MessageWindow): MessageWindow {
  const messages = page.messages.map((entry) => {
    const known = entryAt(held, entry.seq);
    return known && known._id === entry._id ? newer(known, entry) : entry;
  });
  return { messages, hasBefore: page.has_before, hasAfter: page.has_after };
}

/** Joins a page to the window where they touch; a page that lies apart takes its place. */
export function mergePage(window: MessageWindow | undefined, page: MessagePage): MessageWindow {
  if (!window || window.messages.length === 0) return windowOfPage(page);
  if (page.messages.length === 0) return window;
  if (!touches(window, page)) return windowOfPage(page);
  const first = page.messages[0]?.seq ?? 0;
  const last = page.messages.at(-1)?.seq ?? 0;
  return {
    messages: merge(window.messages, page.messages),
    hasBefore: first <= firstSeq(window) ? page.has_before : window.hasBefore,
    hasAfter: last >= lastSeq(window) ? page.has_after : window.hasAfter,
  };
}

/** Joins the answer to "more on this side"; an empty page says that there is no more. */
export function extendWindow(window: MessageWindow, page: MessagePage, side: Side): MessageWindow {
  const { loading: _loading, failed: _failed, ...rest } = mergePage(window, page);
  const empty = page.messages.length === 0;
  const ended = side === 'before' ? { hasBefore: false } : { hasAfter: false };
  return trimWindow(empty ? { ...rest, ...ended } : rest, side);
}

/** Lets go of what is farthest from the side that grew. */
function trimWindow(window: MessageWindow, grown: Side): MessageWindow {
  if (window.messages.length <= windowMax) return window;
  return grown === 'before'
    ? { ...window, messages: window.messages.slice(0, windowMax), hasAfter: true }
    : { ...window, messages: window.messages.slice(-windowMax), hasBefore: true };
}

/** The newest `count` entries, for a channel that is not looked at and for the kept page. */
export function newestOf(window: MessageWindow, count: number): MessageWindow {
  if (window.messages.length <= count) return window;
  return { ...window, messages: window.messages.slice(-count), hasBefore: true };
}

/** Reactions are set operations: adding twice or removing what is not there changes nothing. */
export function patchReaction(
  message: Message,
  change: { emoji: string; user: string; rev: number; added: boolean },
): Message {
  if (change.rev <= message.rev) return message;
  const reactions = [...message.reactions];
  const index = reactions.findIndex((each) => each.emoji === change.emoji);
  const held = reactions[index] ?? { emoji: change.emoji, users: [], count: 0 };
  const listed = held.users.includes(change.user);
  if (change.added && !listed) {
    // Only the first hundred are named on the wire; beyond that the count alone moves.
    const users = held.users.length < reactionUsersMax ? [...held.users, change.user] : held.users;
    const next = { ...held, users, count: held.count + 1 };
    if (index < 0) reactions.push(next);
    else reactions[index] = next;
  } else if (!change.added && index >= 0 && (listed || held.count > held.users.length)) {
    const users = held.users.filter((user) => user !== change.user);
    const next = { ...held, users, count: held.count - 1 };
    if (next.count <= 0) reactions.splice(index, 1);
    else reactions[index] = next;
  }
  return { ...message, reactions, rev: change.rev };
}

const reactionUsersMax = 100;
