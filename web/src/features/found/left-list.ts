/** A list of found messages that was left for one of them, where one thing is on screen at a time: Back
 *  finds it as it was. The last one only; what is taken back meanwhile goes from it too. */

import type { StreamEvent } from '../../sync/apply-event';
import { type FoundPages, foundAfter } from './found-after';

export type FoundPane = 'pins' | 'mentions' | 'saved' | 'search';

export interface LeftList {
  pane: FoundPane;
  /** Which list of that pane. */
  list: string;
  /** Whose: nobody else comes back to it. */
  me: string;
  /** The address it was left at, and the one that it led to. */
  from: string;
  to: string;
  pages: FoundPages & { next?: string | undefined };
  scrolled: number;
}

let left: LeftList | undefined;
let isAwaited = false;
let forgetStream: (() => void) | undefined;

export function leaveList(
  what: LeftList,
  listen: (hear: (event: StreamEvent) => void) => () => void,
): void {
  forgetList();
  // Back to the same address is no sign of coming back.
  if (what.from === what.to) return;
  left = what;
  forgetStream = listen((event) => {
    if (left !== undefined) left = { ...left, pages: foundAfter(left.pages, event) };
  });
}

/** The pane to open when Back led from one address to another. */
export function paneBehind(before: string, now: string, me: string): FoundPane | undefined {
  const isBehind = left?.to === before && left.from === now && left.me === me;
  isAwaited = isBehind;
  return isBehind ? left?.pane : undefined;
}

/** Whether somebody comes back to this list. */
export function awaited(pane: FoundPane): boolean {
  return isAwaited && left?.pane === pane;
}

export function leftList(pane: FoundPane, list: string): LeftList | undefined {
  return awaited(pane) && left?.list === list ? left : undefined;
}

export function forgetList(): void {
  forgetStream?.();
  left = undefined;
  isAwaited = false;
}
