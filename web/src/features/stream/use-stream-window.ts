import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { client } from '../../app/use-client';
import type { MessageWindow, PendingMessage } from '../../sync/types';
import {
  firstGoal,
  forgetPlace,
  type Goal,
  holds,
  notePlace,
  reach,
  seqOf,
  viewFor,
  wayBack,
} from './goal';
import { ScrollKeeper } from './scroll-keeper';
import {
  fitted,
  grownDown,
  grownUp,
  indices,
  isSame,
  moreAbove,
  moreBelow,
  type View,
} from './view';

/** Rows are added when fewer px than this are left on a side; small enough that the bounded window
 *  never has to grow on both sides at once. */
const GROW_WITHIN_PX = 900;

interface Input {
  channel: string;
  loaded: MessageWindow;
  /** Message named by the address. */
  target: number | undefined;
  unreadAfter: number | undefined;
  /** Where the unread begin, once that could be told after the list was opened. */
  foundLate: number | undefined;
  newestPending: string | undefined;
  /** The newest that was written in this page: when another comes, the list goes to the end. */
  newestSent: PendingMessage | undefined;
  onMoved: (keeper: ScrollKeeper) => void;
  /** The reader went back to now: the address need not name a message any more. */
  onLeftTarget: () => void;
}

/** What the list's parts share; the same object for as long as the list is mounted. */
interface List {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  keeper: RefObject<ScrollKeeper | undefined>;
  /** Until it is reached. */
  goal: RefObject<Goal | undefined>;
  /** As of the last render. */
  now: RefObject<Pick<Input, 'channel' | 'loaded' | 'onMoved'> & { view: View }>;
  setView: (next: View | ((old: View) => View)) => void;
}

export function useStreamWindow(input: Input) {
  const { channel, loaded, newestSent, onLeftTarget } = input;
  const { list, view } = useList(input);
  useScroller(list, channel);
  useEachCommit(list, view, input);
  useLoadedGoal(list, loaded, channel);
  useTarget(list, input.target, channel);
  useFirstGoal(list);
  useFoundLate(list, input.foundLate, input.target);

  const toEnd = useCallback(() => {
    forgetPlace(channel);
    lead(list, { kind: 'end' });
    onLeftTarget();
  }, [list, channel, onLeftTarget]);
  const toUnread = useCallback((after: number) => lead(list, { kind: 'unread', after }), [list]);
  const scrollBy = useCallback(
    (px: number) => {
      list.keeper.current?.release();
      list.scroller.current?.scrollBy(0, px);
    },
    [list],
  );

  const sentAt = newestSent?.created ?? 0;
  const knownSentAt = useRef(sentAt);
  useEffect(() => {
    if (sentAt <= knownSentAt.current) return;
    knownSentAt.current = sentAt;
    toEnd();
  }, [sentAt, toEnd]);

  const { scroller, content, keeper } = list;
  return {
    scroller,
    content,
    keeper,
    view,
    bounds: indices(view, loaded),
    toEnd,
    toUnread,
    scrollBy,
  };
}

function useList(input: Input): { list: List; view: View } {
  const { channel, loaded, target, unreadAfter, onMoved } = input;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const keeper = useRef<ScrollKeeper | undefined>(undefined);
  const [first] = useState(() => firstGoal(channel, target, unreadAfter));
  const goal = useRef<Goal | undefined>(first);
  const [held, setView] = useState<View>(() => viewFor(first, loaded));
  const view = fitted(held, loaded, keeper.current?.atEnd ?? true);
  if (view !== held) setView(view);
  const now = useRef({ channel, loaded, onMoved, view });
  // In the render: growth that waited in a transition must count with what is loaded by then.
  now.current = { channel, loaded, onMoved, view };
  const [list] = useState<List>({ scroller, content, keeper, goal, now, setView });
  return { list, view };
}

/** Asked for after every commit, drawn in a transition: what was asked for from the same view twice
 *  must grow it once, or the rows that are being read slide out of the bounded window. */
function growFrom(list: List, grown: (view: View, loaded: MessageWindow) => View): void {
  const shown = list.now.current.view;
  // In a transition, so that a fling is never held up by drawing rows it has not reached.
  startTransition(() =>
    list.setView((old) => (isSame(old, shown) ? grown(old, list.now.current.loaded) : old)),
  );
}

/** Adds rows, or has them loaded, where the reader comes near an end. */
function grow(list: List): void {
  const keeper = list.keeper.current;
  if (keeper === undefined || list.goal.current !== undefined) return;
  const { loaded, view, channel } = list.now.current;
  const mayLoad = (side: 'before' | 'after') =>
    loaded.loading === undefined && loaded.failed !== side;
  if (keeper.fromStart < GROW_WITHIN_PX) {
    if (moreAbove(view, loaded)) growFrom(list, grownUp);
    else if (loaded.hasBefore && mayLoad('before')) void client.loadBefore(channel);
  }
  if (keeper.fromEnd < GROW_WITHIN_PX) {
    if (moreBelow(view, loaded)) growFrom(list, grownDown);
    else if (loaded.hasAfter && mayLoad('after')) void client.loadAfter(channel);
  }
}

function lead(list: List, next: Goal): void {
  list.goal.current = next;
  if (list.keeper.current !== undefined) list.keeper.current.underWay = true;
  const { loaded, channel } = list.now.current;
  const seq = seqOf(next);
  // The end also when it stands here: another place may be on its way, to take this one's.
  if (next.kind === 'end') void client.toPresent(channel);
  else if (!holds(loaded, seq)) void client.openAround(channel, seq ?? 0);
  list.setView(viewFor(next, loaded));
}

/** Watches the scroller and the size of what is in it; notes the place when the list goes. */
function useScroller(list: List, channel: string): void {
  useLayoutEffect(() => {
    const box = list.scroller.current;
    const rows = list.content.current;
    if (box === null || rows === null) return;
    const keeper = new ScrollKeeper(box, rows);
    list.keeper.current = keeper;
    const settle = new ResizeObserver(() => keeper.settle());
    settle.observe(rows);
    settle.observe(box);
    const release = () => keeper.release();
    const scrolled = () => {
      keeper.scrolled();
      grow(list);
      list.now.current.onMoved(keeper);
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    for (const hand of BY_HAND) box.addEventListener(hand, release, { passive: true });
    return () => {
      notePlace(channel, keeper);
      settle.disconnect();
      box.removeEventListener('scroll', scrolled);
      for (const hand of BY_HAND) box.removeEventListener(hand, release);
    };
  }, [list, channel]);
}

/** By these the reader takes over from an aim. */
const BY_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** After every commit: rows may have come, gone or changed their height. */
function useEachCommit(list: List, view: View, input: Input): void {
  const { loaded, newestPending, onMoved } = input;
  const lastSeq = loaded.messages.at(-1)?.seq ?? 0;
  const drawnEnd = useRef('');
  useLayoutEffect(() => {
    const keeper = list.keeper.current;
    if (keeper === undefined) return;
    keeper.endIsNow = view.to === null && !loaded.hasAfter;
    const end = `${lastSeq} ${newestPending ?? ''}`;
    const grewAtEnd = drawnEnd.current !== end;
    drawnEnd.current = end;
    const goal = list.goal.current;
    if (goal !== undefined && reach(goal, keeper, list.content.current, loaded, view)) {
      list.goal.current = undefined;
    } else if (grewAtEnd && keeper.atEnd && keeper.endIsNow) keeper.toEnd();
    else keeper.settle();
    keeper.underWay = list.goal.current !== undefined;
    grow(list);
    onMoved(keeper);
  });
}

/** A goal that had to be loaded first: its messages are here now. */
function useLoadedGoal(list: List, loaded: MessageWindow, channel: string): void {
  useEffect(() => {
    const next = list.goal.current;
    if (next === undefined) return;
    const ready = next.kind === 'end' ? !loaded.hasAfter : holds(loaded, seqOf(next));
    if (ready) list.setView(viewFor(next, loaded));
    // Something was said, or another page landed, while the newest one was on its way.
    else if (next.kind === 'end' && loaded.loading === undefined && loaded.failed === undefined) {
      void client.toPresent(channel);
    }
  }, [list, loaded, channel]);
}

/** The message in the address; going back in history clears it and leads to the old place. */
function useTarget(list: List, target: number | undefined, channel: string): void {
  const before = useRef(target);
  useEffect(() => {
    const old = before.current;
    before.current = target;
    if (old === target) return;
    if (target !== undefined) {
      if (old === undefined) notePlace(channel, list.keeper.current);
      lead(list, { kind: 'message', seq: target });
    } else if (old !== undefined) lead(list, wayBack(channel));
  }, [list, target, channel]);
}

/** What has to be fetched for the very first goal. */
function useFirstGoal(list: List): void {
  useEffect(() => {
    const first = list.goal.current;
    const { loaded } = list.now.current;
    if (first !== undefined && first.kind !== 'end' && !holds(loaded, seqOf(first))) {
      lead(list, first);
    }
  }, [list]);
}

/** What was unread turned out late: who has not moved from the end yet is brought to it. */
function useFoundLate(list: List, after: number | undefined, target: number | undefined): void {
  const isNamed = useRef(target !== undefined);
  useEffect(() => {
    if (after === undefined || isNamed.current) return;
    const { current: goal } = list.goal;
    const atEnd = list.keeper.current?.atEnd === true;
    if (atEnd && (goal === undefined || goal.kind === 'end')) lead(list, { kind: 'unread', after });
  }, [list, after]);
}
