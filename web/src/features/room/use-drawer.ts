import { type RefObject, useEffect, useRef } from 'react';
import { beginSwipe, endsOpen, moveSwipe, openPart, type Swipe } from './drawer-swipe';

/** Lets a finger pull the drawer open from the edge and push it shut. While it is held, the panel
 *  follows the finger by a custom property; letting go hands it back to the style sheet. */
function useDrawerSwipe(
  panel: RefObject<HTMLElement | null>,
  open: boolean,
  setOpen: (open: boolean) => void,
): void {
  const latest = useRef({ open, setOpen });
  latest.current = { open, setOpen };

  useEffect(() => {
    let swipe: Swipe | undefined;
    const width = () => panel.current?.offsetWidth ?? 1;
    const draw = (part: number | undefined) => {
      const box = panel.current?.parentElement;
      if (part === undefined) box?.style.removeProperty('--open');
      else box?.style.setProperty('--open', String(part));
      box?.toggleAttribute('data-held', part !== undefined);
    };
    const onStart = (event: TouchEvent) => {
      const [touch] = event.touches;
      if (touch === undefined || event.touches.length > 1) return;
      swipe = beginSwipe(touch.clientX, touch.clientY, event.timeStamp, latest.current.open);
    };
    const onMove = (event: TouchEvent) => {
      const [touch] = event.touches;
      if (swipe === undefined || touch === undefined) return;
      swipe = moveSwipe(swipe, touch.clientX, touch.clientY, event.timeStamp);
      if (swipe.sideways === true) draw(openPart(swipe, latest.current.open, width()));
    };
    const onEnd = () => {
      if (swipe === undefined) return;
      const ends = endsOpen(swipe, latest.current.open, width());
      swipe = undefined;
      draw(undefined);
      if (ends !== latest.current.open) latest.current.setOpen(ends);
    };
    document.addEventListener('touchstart', onStart, { passive: true });
    document.addEventListener('touchmove', onMove, { passive: true });
    document.addEventListener('touchend', onEnd, { passive: true });
    document.addEventListener('touchcancel', onEnd, { passive: true });
    return () => {
      draw(undefined);
      document.removeEventListener('touchstart', onStart);
      document.removeEventListener('touchmove', onMove);
      document.removeEventListener('touchend', onEnd);
      document.removeEventListener('touchcancel', onEnd);
    };
  }, [panel]);
}

interface DrawerSwipeProps {
  panel: RefObject<HTMLElement | null>;
  open: boolean;
  setOpen: (open: boolean) => void;
}

/** For a phone: draws nothing, listens to fingers. */
export function DrawerSwipe({ panel, open, setOpen }: DrawerSwipeProps): null {
  useDrawerSwipe(panel, open, setOpen);
  return null;
}
