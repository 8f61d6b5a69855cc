import { type RefObject, useEffect } from 'react';

/** Arrows, Home and End move between messages; `onKey` hears of others: they may mean something to
 *  the message they were pressed on (Enter, R). */
export function useRowKeys(
  scroller: RefObject<HTMLElement | null>,
  onKey: (event: KeyboardEvent) => void,
): void {
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!moveBetweenRows(event, box)) onKey(event);
    };
    box.addEventListener('keydown', onKeyDown);
    return () => box.removeEventListener('keydown', onKeyDown);
  }, [scroller, onKey]);
}

/** True when the key was one that moves. */
export function moveBetweenRows(event: KeyboardEvent, scroller: HTMLElement): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const onRow = target?.matches('[data-row]') === true;
  if (!onRow && target !== scroller) return false;
  const rows = [...scroller.querySelectorAll<HTMLElement>('[data-row]')];
  const at = onRow && target !== null ? rows.indexOf(target) : rows.length;
  const to = nextIndex(event.key, at, rows.length);
  if (to === undefined) return false;
  event.preventDefault();
  const row = rows[Math.min(Math.max(0, to), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return true;
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return at - 1;
    case 'ArrowDown':
      return at + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
