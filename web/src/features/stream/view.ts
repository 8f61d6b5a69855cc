/** Which stretch of the loaded messages stands in the document: a bounded window of real rows that
 *  slides with the reader. Bounds are `seq`s, so loading more on either side changes nothing. Pure. */

import type { MessageWindow } from '../../sync/types';

export interface View {
  from: number;
  /** null follows the newest message. */
  to: number | null;
}

/** Enough for a tall screen; more rows at first cost first paint. */
export const ROWS_FIRST = 36;
/** How much is added when the reader comes near an end. */
export const ROWS_STEP = 40;
/** More rows than this make style and layout slow on a phone. */
export const ROWS_KEPT = 160;

type Loaded = Pick<MessageWindow, 'messages' | 'hasAfter'>;

function firstSeq(loaded: Loaded): number {
  return loaded.messages[0]?.seq ?? 1;
}

function lastSeq(loaded: Loaded): number {
  return loaded.messages.at(-1)?.seq ?? 0;
}

function upTo(loaded: Loaded, seq: number): number | null {
  const last = lastSeq(loaded);
  return seq >= last && !loaded.hasAfter ? null : Math.min(seq, last);
}

/** The newest rows; with `reaching`, as many as it takes to hold that message too. */
export function viewAtEnd(loaded: Loaded, reaching?: number): View {
  const last = lastSeq(loaded);
  const from = Math.min(last - ROWS_FIRST + 1, reaching ?? Number.POSITIVE_INFINITY);
  if (last - from >= ROWS_KEPT) return viewAround(loaded, reaching ?? last);
  return { from: Math.max(firstSeq(loaded), from), to: upTo(loaded, last) };
}

export function viewAround(loaded: Loaded, seq: number): View {
  const half = Math.floor(ROWS_FIRST / 2);
  return { from: Math.max(firstSeq(loaded), seq - half), to: upTo(loaded, seq + half) };
}

export function grownUp(view: View, loaded: Loaded): View {
  const from = Math.max(firstSeq(loaded), view.from - ROWS_STEP);
  const to = view.to ?? lastSeq(loaded);
  return { from, to: upTo(loaded, Math.min(to, from + ROWS_KEPT - 1)) };
}

export function grownDown(view: View, loaded: Loaded): View {
  if (view.to === null) return view;
  const to = Math.min(lastSeq(loaded), view.to + ROWS_STEP);
  return { from: Math.max(view.from, to - ROWS_KEPT + 1), to: upTo(loaded, to) };
}

/** The view after the loaded messages changed under it: inside them, and never past its bound. Who
 *  sits at the end loses old rows above; who reads further up keeps them, the new ones wait below. */
export function fitted(view: View, loaded: Loaded, atEnd: boolean): View {
  const first = firstSeq(loaded);
  const last = lastSeq(loaded);
  // Other messages were loaded in their place, and none of them is in the view.
  if (view.to !== null && view.to < first) return keepSame(view, viewAround(loaded, first));
  if (view.from > last) return keepSame(view, viewAtEnd(loaded));
  const from = Math.max(view.from, first);
  if (view.to !== null) return keepSame(view, { from, to: Math.min(view.to, last) });
  const count = last - from + 1;
  if (loaded.hasAfter) return keepSame(view, { from, to: last });
  if (count <= ROWS_KEPT + ROWS_STEP) return keepSame(view, { from, to: null });
  return atEnd
    ? { from: last - ROWS_KEPT + 1, to: null }
    : { from, to: from + ROWS_KEPT + ROWS_STEP - 1 };
}

export function isSame(one: View, other: View): boolean {
  return one.from === other.from && one.to === other.to;
}

function keepSame(old: View, next: View): View {
  return isSame(old, next) ? old : next;
}

export function moreAbove(view: View, loaded: Loaded): boolean {
  return view.from > firstSeq(loaded);
}

export function moreBelow(view: View, loaded: Loaded): boolean {
  return view.to !== null && view.to < lastSeq(loaded);
}

/** Where the view begins and ends in the loaded array, which is contiguous by `seq`. */
export function indices(view: View, loaded: Loaded): { from: number; to: number } {
  const first = firstSeq(loaded);
  const length = loaded.messages.length;
  const from = Math.min(Math.max(0, view.from - first), length);
  const to = view.to === null ? length : Math.min(Math.max(from, view.to - first + 1), length);
  return { from, to };
}
