import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { client } from '../../app/use-client';
import type { MessageWindow, PendingMessage } from '../../sync/types';
import { type Place, ScrollKeeper } from './scroll-keeper';
import {
  fitted,
  grownDown,
  grownUp,
  indices,
  isSame,
  moreAbove,
  moreBelow,
  type View,
  viewAround,
  viewAtEnd,
} from './view';

/** Rows are added when fewer px than this are left on a side; small enough that the bounded window
 *  never has to grow on both sides at once. */
const GROW_WITHIN_PX = 900;
/** The unread line is brought this far under the upper edge, so that what was read last shows too. */
const UNREAD_OFFSET_PX = 96;

/** Where the list has to be brought as soon as the row is in the document. */
type Goal =
  | { kind: 'end' }
  | { kind: 'message'; seq: number }
  | { kind: 'unread'; after: number }
  | { kind: 'place'; place: Place };

/** Where each room was left, for coming back to it within this visit. */
const places = new Map<string, Place>();

interface Input {
  channel: string;
  loaded: MessageWindow;
  /** Message named by the address. */
  target: number | undefined;
  unreadAfter: number | undefined;
  newestPending: string | undefined;
  /** The newest that was written in this page: when another comes, the list goes to the end. */
  newestSent: PendingMessage | undefined;
  onMoved: (keeper: ScrollKeeper) => void;
  /** The reader went back to now: the address need not name a message any more. */
  onLeftTarget: () => void;
}

export function useStreamWindow(input: Input) {
  const { channel, loaded, target, unreadAfter, newestPending, newestSent } = input;
  const { onMoved, onLeftTarget } = input;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const keeperRef = useRef<ScrollKeeper | undefined>(undefined);
  const goal = useRef<Goal | undefined>(undefined);
  const begun = useRef(false);
  if (!begun.current) {
    begun.current = true;
    goal.current = firstGoal(channel, target, unreadAfter);
  }

  // Before the state: growth that waited in a transition must count with what is loaded by then.
  const loadedNow = useRef(loaded);
  loadedNow.current = loaded;
  const [held, setView] = useState<View>(() => viewFor(goal.current, loaded));
  const view = fitted(held, loaded, keeperRef.current?.atEnd ?? true);
  if (view !== held) setView(view);

  const latest = useRef({ loaded, view, channel, onMoved });
  latest.current = { loaded, view, channel, onMoved };

  const grow = useCallback(() => {
    // Asked for after every commit, drawn in a transition: what was asked for from the same view
    // twice must grow it once, or the rows that are being read slide out of the bounded window.
    const growFrom = (shown: View, grown: (view: View, loaded: MessageWindow) => View) =>
      // In a transition, so that a fling is never held up by drawing rows it has not reached.
      startTransition(() =>
        setView((old) => (isSame(old, shown) ? grown(old, loadedNow.current) : old)),
      );
    const keeper = keeperRef.current;
    if (keeper === undefined || goal.current !== undefined) return;
    const { loaded: now, view: shown, channel: id } = latest.current;
    if (keeper.fromStart < GROW_WITHIN_PX) {
      if (moreAbove(shown, now)) growFrom(shown, grownUp);
      else if (now.hasBefore && now.loading === undefined && now.failed !== 'before') {
        void client.loadBefore(id);
      }
    }
    if (keeper.fromEnd < GROW_WITHIN_PX) {
      if (moreBelow(shown, now)) growFrom(shown, grownDown);
      else if (now.hasAfter && now.loading === undefined && now.failed !== 'after') {
        void client.loadAfter(id);
      }
    }
  }, []);

  const lead = useCallback((next: Goal) => {
    goal.current = next;
    const { loaded: now, channel: id } = latest.current;
    const seq = seqOf(next);
    // The end also when it stands here: another place may be on its way, to take this one's.
    if (next.kind === 'end') void client.toPresent(id);
    else if (!holds(now, seq)) void client.openAround(id, seq ?? 0);
    setView(viewFor(next, now));
  }, []);

  useLayoutEffect(() => {
    const box = scroller.current;
    const rows = content.current;
    if (box === null || rows === null) return;
    const keeper = new ScrollKeeper(box, rows);
    keeperRef.current = keeper;
    const settle = new ResizeObserver(() => keeper.settle());
    settle.observe(rows);
    settle.observe(box);
    const release = () => keeper.release();
    const scrolled = () => {
      keeper.scrolled();
      grow();
      latest.current.onMoved(keeper);
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    box.addEventListener('wheel', release, { passive: true });
    box.addEventListener('touchmove', release, { passive: true });
    box.addEventListener('pointerdown', release, { passive: true });
    box.addEventListener('keydown', release);
    return () => {
      const place = keeper.place();
      if (place === undefined) places.delete(channel);
      else places.set(channel, place);
      settle.disconnect();
      box.removeEventListener('scroll', scrolled);
      box.removeEventListener('wheel', release);
      box.removeEventListener('touchmove', release);
      box.removeEventListener('pointerdown', release);
      box.removeEventListener('keydown', release);
    };
  }, [channel, grow]);

  const lastSeq = loaded.messages.at(-1)?.seq ?? 0;
  const drawnEnd = useRef('');
  // After every commit: rows may have come, gone or changed their height.
  useLayoutEffect(() => {
    const keeper = keeperRef.current;
    if (keeper === undefined) return;
    keeper.endIsNow = view.to === null && !loaded.hasAfter;
    const end = `${lastSeq} ${newestPending ?? ''}`;
    const grewAtEnd = drawnEnd.current !== end;
    drawnEnd.current = end;
    if (goal.current !== undefined && reach(goal.current, keeper, content.current, loaded, view)) {
      goal.current = undefined;
    } else if (grewAtEnd && keeper.atEnd && keeper.endIsNow) keeper.toEnd();
    else keeper.settle();
    grow();
    onMoved(keeper);
  });

  // A goal that had to be loaded first: its messages are here now.
  useEffect(() => {
    const next = goal.current;
    if (next === undefined) return;
    const seq = seqOf(next);
    const ready = next.kind === 'end' ? !loaded.hasAfter : holds(loaded, seq);
    if (ready) setView(viewFor(next, loaded));
    // Something was said, or another page landed, while the newest one was on its way.
    else if (next.kind === 'end' && loaded.loading === undefined && loaded.failed === undefined) {
      void client.toPresent(channel);
    }
  }, [loaded, channel]);

  // The message in the address; going back in history clears it and leads to the old place.
  const before = useRef(target);
  useEffect(() => {
    const old = before.current;
    before.current = target;
    if (old === target) return;
    if (target !== undefined) {
      const keeper = keeperRef.current;
      if (old === undefined) {
        const place = keeper?.place();
        if (place === undefined) places.delete(channel);
        else places.set(channel, place);
      }
      lead({ kind: 'message', seq: target });
    } else if (old !== undefined) {
      const place = places.get(channel);
      lead(place === undefined ? { kind: 'end' } : { kind: 'place', place });
    }
  }, [target, channel, lead]);

  // What has to be fetched for the very first goal.
  useEffect(() => {
    const first = goal.current;
    if (
      first !== undefined &&
      first.kind !== 'end' &&
      !holds(latest.current.loaded, seqOf(first))
    ) {
      lead(first);
    }
  }, [lead]);

  const toEnd = useCallback(() => {
    places.delete(channel);
    lead({ kind: 'end' });
    onLeftTarget();
  }, [channel, lead, onLeftTarget]);
  const toUnread = useCallback((after: number) => lead({ kind: 'unread', after }), [lead]);

  const scrollBy = useCallback((px: number) => {
    keeperRef.current?.release();
    scroller.current?.scrollBy(0, px);
  }, []);

  const sentAt = newestSent?.created ?? 0;
  const knownSentAt = useRef(sentAt);
  useEffect(() => {
    if (sentAt <= knownSentAt.current) return;
    knownSentAt.current = sentAt;
    toEnd();
  }, [sentAt, toEnd]);

  return {
    scroller,
    content,
    keeper: keeperRef,
    view,
    bounds: indices(view, loaded),
    toEnd,
    toUnread,
    scrollBy,
  };
}

function firstGoal(
  channel: string,
  target: number | undefined,
  unreadAfter: number | undefined,
): Goal {
  if (target !== undefined) return { kind: 'message', seq: target };
  const place = places.get(channel);
  if (place !== undefined) return { kind: 'place', place };
  return unreadAfter === undefined ? { kind: 'end' } : { kind: 'unread', after: unreadAfter };
}

function seqOf(goal: Goal): number | undefined {
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

function holds(loaded: MessageWindow, seq: number | undefined): boolean {
  const first = loaded.messages[0]?.seq;
  const last = loaded.messages.at(-1)?.seq;
  return (
    seq === undefined || (first !== undefined && last !== undefined && seq >= first && seq <= last)
  );
}

function viewFor(goal: Goal | undefined, loaded: MessageWindow): View {
  const seq = goal === undefined ? undefined : seqOf(goal);
  if (goal === undefined || seq === undefined || !holds(loaded, seq)) return viewAtEnd(loaded);
  // A little before the unread line, so that there is something above it to show.
  return goal.kind === 'unread' ? viewAtEnd(loaded, seq - 8) : viewAround(loaded, seq);
}

/** Tries to go where the goal says; false while its row is not in the document. */
function reach(
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
    keeper.toEnd();
    // In sight at the newest rows: that is the better place to begin.
    if (keeper.offsetOf(line) < UNREAD_OFFSET_PX) keeper.toRow(line, UNREAD_OFFSET_PX);
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
