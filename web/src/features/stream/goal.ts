// Where the message list has to be brought, and going there once its row is in the document.

import type { MessageWindow } from '../../sync/types';
import type { Place, ScrollKeeper } from './scroll-keeper';
import { type View, viewAround, viewAtEnd } from './view';

/** The unread line is brought this far under the upper edge, so that what was read last shows too. */
const UNREAD_OFFSET_PX = 96;

/** Where the list has to be brought as soon as the row is in the document. */
export type Goal =
  | { kind: 'end' }
  | { kind: 'message'; seq: number }
  | { kind: 'unread'; after: number }
  | { kind: 'place'; place: Place };

/** Where each room was left, for coming back to it within this visit. */
const places = new Map<string, Place>();

/** Remembers where the reader is, for when this room is opened again. */
export function notePlace(channel: string, keeper: ScrollKeeper | undefined): void {
  const place = keeper?.place();
  if (place === undefined) places.delete(channel);
  else places.set(channel, place);
}

export function forgetPlace(channel: string): void {
  places.delete(channel);
}

/** Back to where the room was left, else to now. */
export function wayBack(channel: string): Goal {
  const place = places.get(channel);
  return place === undefined ? { kind: 'end' } : { kind: 'place', place };
}

/** What an opened list is brought to: the address' message, the place left, the unread, now. */
export function firstGoal(
  channel: string,
  target: number | undefined,
  unreadAfter: number | undefined,
): Goal {
  if (target !== undefined) return { kind: 'message', seq: target };
  const place = places.get(channel);
  if (place !== undefined) return { kind: 'place', place };
  return unreadAfter === undefined ? { kind: 'end' } : { kind: 'unread', after: unreadAfter };
}

/** The message that has to be loaded for it; undefined: the newest. */
export function seqOf(goal: Goal): number | undefined {
  switch (goal.kind) {
    case 'end':
      return undefined;
    case 'message':
      return goal.seq;
    case 'unread':
      return goal.after + 1;
    case 'place':
      return goal.place.seq;
  }
}

/** Whether that message, or the gap it left, lies in what is loaded. */
export function holds(loaded: MessageWindow, seq: number | undefined): boolean {
  const first = loaded.messages[0]?.seq;
  const last = loaded.messages.at(-1)?.seq;
  return (
    seq === undefined || (first !== undefined && last !== undefined && seq >= first && seq <= last)
  );
}

/** The rows to draw so that the goal can be reached. */
export function viewFor(goal: Goal | undefined, loaded: MessageWindow): View {
  const seq = goal === undefined ? undefined : seqOf(goal);
  if (goal === undefined || seq === undefined || !holds(loaded, seq)) return viewAtEnd(loaded);
  // A little before the unread line, so that there is something above it to show.
  return goal.kind === 'unread' ? viewAtEnd(loaded, seq - 8) : viewAround(loaded, seq);
}

/** Tries to go where the goal says; false while its row is not in the document. */
export function reach(
  goal: Goal,
  keeper: ScrollKeeper,
  content: HTMLElement | null,
  loaded: MessageWindow,
  view: View,
): boolean {
  if (goal.kind === 'end') {
    if (loaded.hasAfter || !keeper.endIsNow) return false;
    keeper.toEnd();
    return true;
  }
  const seq = seqOf(goal) ?? 0;
  const drawn = view.from <= seq && (view.to === null || seq <= view.to);
  if (!holds(loaded, seq) || !drawn) return false;
  if (goal.kind === 'unread') {
    const line = content?.querySelector<HTMLElement>('[data-unread]');
    if (line === null || line === undefined) return keeper.endIsNow;
    if (keeper.endIsNow) keeper.toEnd();
    // In sight at the newest rows: that is the better place to begin. While the newest are yet to
    // be drawn the lower edge is no place to stay at: it would carry the reader past the line.
    if (!keeper.endIsNow || keeper.offsetOf(line) < UNREAD_OFFSET_PX) {
      keeper.toRow(line, UNREAD_OFFSET_PX);
    }
    return true;
  }
  const row = nearestRow(content, seq);
  if (row === undefined) return false;
  keeper.toRow(row, goal.kind === 'place' ? goal.place.offset : 'middle');
  return true;
}

/** The row of that message, or of the next one when it was deleted. */
function nearestRow(content: HTMLElement | null, seq: number): HTMLElement | undefined {
  const rows = [...(content?.querySelectorAll<HTMLElement>('[data-seq]') ?? [])];
  return rows.find((row) => Number(row.dataset.seq) >= seq) ?? rows.at(-1);
}
