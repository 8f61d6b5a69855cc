import { useEffect, useRef } from 'react';
import { placeBeside } from './place';
import css from './tip.module.css';

const DELAY_MS = 450;

/** The one tip of the page: shows the `data-tip` of what is pointed at or focused. Names live in
 *  aria-label, so for a screen reader the tip does not exist. */
export function Tip() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = box.current;
    if (tip === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownFor: Element | undefined;

    const hide = () => {
      clearTimeout(timer);
      shownFor = undefined;
      if (tip.matches(':popover-open')) tip.hidePopover();
    };
    const show = (on: Element) => {
      const text = on.getAttribute('data-tip');
      if (!text || !on.isConnected) return;
      tip.textContent = text;
      if (!tip.matches(':popover-open')) tip.showPopover();
      placeBeside(tip, on);
    };
    const onEnter = (event: Event) => {
      const on = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (on === shownFor) return;
      hide();
      if (on === null) return;
      if (event.type === 'focusin' && !on.matches(':focus-visible')) return;
      shownFor = on;
      timer = setTimeout(() => show(on), event.type === 'focusin' ? 0 : DELAY_MS);
    };
    const onPointer = (event: PointerEvent) => {
      // A finger has no hovering: its tip would stay behind after the tap.
      if (event.pointerType === 'mouse') onEnter(event);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', onPointer);
    document.addEventListener('focusin', onEnter);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', onKey);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      hide();
      document.removeEventListener('pointerover', onPointer);
      document.removeEventListener('focusin', onEnter);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);
  return <div ref={box} popover="manual" className={css.tip} aria-hidden />;
}
