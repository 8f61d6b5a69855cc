import { useCallback, useRef, useState } from 'react';
import { dayName } from '../../lib/time';
import { isBy } from '../../sync/is-by';
import type { Entry, MessageWindow } from '../../sync/types';
import { AT_END_PX, type ScrollKeeper } from './scroll-keeper';

interface Sight {
  /** Scrolled up so far that a way back is worth showing. */
  far: boolean;
  /** The day of the topmost message, while its own line is out of sight. */
  day: string | undefined;
  unreadAbove: boolean;
}

/** What the reader cannot see from where they are: the day, the unread above, the new below. */
export function useSight(loaded: MessageWindow, me: string, unreadAfter: number | undefined) {
  const [sight, setSight] = useState<Sight>({ far: false, day: undefined, unreadAbove: false });
  const [seenEnd, setSeenEnd] = useState(() => loaded.messages.at(-1)?.seq ?? 0);
  const latest = useRef({ loaded, unreadAfter });
  latest.current = { loaded, unreadAfter };

  const update = useCallback((keeper: ScrollKeeper) => {
    const { loaded: now, unreadAfter: after } = latest.current;
    const top = keeper.firstVisible();
    const far = keeper.fromEnd > 3 * AT_END_PX;
    const next: Sight = {
      far,
      day: far ? floatingDay(top, keeper, now) : undefined,
      unreadAbove: after !== undefined && unreadIsAbove(top, keeper, after),
    };
    setSight((old) =>
      old.far === next.far && old.day === next.day && old.unreadAbove === next.unreadAbove
        ? old
        : next,
    );
    if (keeper.atEnd && keeper.endIsNow) setSeenEnd(now.messages.at(-1)?.seq ?? 0);
  }, []);

  const unread = unreadAfter === undefined ? [] : fromOthersAfter(loaded.messages, unreadAfter, me);
  return {
    ...sight,
    update,
    newBelow: fromOthersAfter(loaded.messages, seenEnd, me).length,
    unreadCount: unread.length,
    unreadSince: unread[0]?.timestamp,
  };
}

function fromOthersAfter(entries: readonly Entry[], seq: number, me: string) {
  const first = entries[0]?.seq ?? 0;
  return entries
    .slice(Math.max(0, seq - first + 1))
    .flatMap((entry) =>
      entry.deleted === true || isBy(entry, me) || entry.system !== undefined ? [] : [entry],
    );
}

function floatingDay(top: HTMLElement | undefined, keeper: ScrollKeeper, loaded: MessageWindow) {
  if (top === undefined) return undefined;
  const line = top.previousElementSibling;
  // Its own line is in sight: saying the day twice would be noise.
  if (line instanceof HTMLElement && line.dataset.day !== undefined && keeper.offsetOf(line) > -8) {
    return undefined;
  }
  const entry = loaded.messages[Number(top.dataset.seq) - (loaded.messages[0]?.seq ?? 0)];
  return entry === undefined || entry.deleted === true ? undefined : dayName(entry.timestamp);
}

function unreadIsAbove(top: HTMLElement | undefined, keeper: ScrollKeeper, after: number): boolean {
  if (top === undefined || Number(top.dataset.seq) <= after) return false;
  const line = top.parentElement?.querySelector<HTMLElement>('[data-unread]');
  return line === null || line === undefined || keeper.offsetOf(line) < -line.offsetHeight;
}
