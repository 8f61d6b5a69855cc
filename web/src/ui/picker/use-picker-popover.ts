import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { closesByBack, overlay } from '../back';
import { placeBeside } from '../place';

/** A popover beside `anchor`: light dismissal, Esc and the top layer come with it. Returns its box and
 *  what closes it. */
export function usePickerPopover(
  anchor: HTMLElement,
  onClose: () => void,
): [box: RefObject<HTMLDivElement | null>, hide: () => void] {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const picker = box.current;
    if (picker === null) return;
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      const lost =
        picker.contains(document.activeElement) || document.activeElement === document.body;
      if (lost && anchor.isConnected) anchor.focus({ preventScroll: true });
      close.current();
    };
    picker.addEventListener('toggle', onToggle);
    picker.showPopover();
    placeBeside(picker, anchor);
    // A finger looks before it writes: the keyboard would cover half of what there is to see.
    if (!matchMedia('(pointer: coarse)').matches) {
      picker.querySelector('input')?.focus({ preventScroll: true });
    }
    const uncover = closesByBack() ? overlay(() => picker.hidePopover()) : undefined;
    return () => {
      uncover?.();
      picker.removeEventListener('toggle', onToggle);
    };
  }, [anchor]);

  const hide = useCallback(() => box.current?.hidePopover(), []);
  return [box, hide];
}
