import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { closesByBack, overlay } from './back';
import { placeBeside } from './place';

/** Less is the browser rounding. */
const MOVED_PX = 2;

/** Shows a box of the top layer beside its anchor for as long as it is mounted, and returns what hides it. Native
 *  popover: light dismissal and Esc come with it; the focus goes back to the anchor when it was inside.
 *  `first`, a selector: what is worked in by keys. It takes the focus, and the box stays where its anchor moves. */
export function usePopover(
  box: RefObject<HTMLElement | null>,
  anchor: HTMLElement,
  onClose: () => void,
  first?: string,
): () => void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const popover = box.current;
    if (popover === null) return;
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      const inside =
        popover.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && anchor.isConnected) anchor.focus({ preventScroll: true });
      close.current();
    };
    popover.addEventListener('toggle', onToggle);
    popover.showPopover();
    placeBeside(popover, anchor);
    if (first === undefined) focusByKey(popover);
    // A finger looks before it writes: the keyboard would cover half of what there is to see.
    else if (!matchMedia('(pointer: coarse)').matches)
      popover.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
    const unwatch = first === undefined ? hideWhenMoved(popover, anchor) : undefined;
    const uncover = closesByBack() ? overlay(() => popover.hidePopover()) : undefined;
    return () => {
      uncover?.();
      unwatch?.();
      popover.removeEventListener('toggle', onToggle);
    };
  }, [anchor, box, first]);
  return useCallback(() => box.current?.hidePopover(), [box]);
}

/** Opened by keyboard, the first item takes the focus; a pointer has its own idea of where to go. */
function focusByKey(popover: HTMLElement): void {
  const byKey = document.activeElement?.matches(':focus-visible:not(textarea)') === true;
  const item = byKey ? popover.querySelector<HTMLElement>('[role=menuitem], button, a') : null;
  (item ?? popover).focus({ preventScroll: true });
}

/** What stays while its anchor scrolls away would speak about the wrong thing. Other parts of the page may scroll,
 *  and a scroll that led to the anchor may be told of only now. Returns the end of the watch. */
function hideWhenMoved(popover: HTMLElement, anchor: HTMLElement): () => void {
  const stood = anchor.getBoundingClientRect();
  const onScroll = () => {
    const { left, top } = anchor.getBoundingClientRect();
    if (Math.hypot(left - stood.left, top - stood.top) > MOVED_PX) popover.hidePopover();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  return () => document.removeEventListener('scroll', onScroll, { capture: true });
}
