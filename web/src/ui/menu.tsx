import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx';
import { Icon } from './icon';
import css from './menu.module.css';
import { placeBeside } from './place';

export interface MenuItem {
  icon: LucideIcon;
  label: string;
  run: () => void;
  bad?: boolean;
}

interface MenuProps {
  /** What the menu is about, for screen readers. */
  label: string;
  items: readonly MenuItem[];
  /** Drawn above the items (the message a menu belongs to). */
  head?: ReactNode;
  /** The element it opens beside; on a phone it is a sheet from below instead. */
  anchor: HTMLElement;
  onClose: () => void;
}

/** A list of verbs. Native popover: light dismissal, Esc and the top layer come with it. */
export function Menu({ label, items, head, anchor, onClose }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const menu = box.current;
    if (menu === null) return;
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      const inside =
        menu.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && anchor.isConnected) anchor.focus({ preventScroll: true });
      close.current();
    };
    menu.addEventListener('toggle', onToggle);
    menu.showPopover();
    placeBeside(menu, anchor);
    // Opened by keyboard, the first item takes the focus; a pointer has its own idea of where to go.
    const byKey = document.activeElement?.matches(':focus-visible:not(textarea)') === true;
    const first = byKey ? menu.querySelector<HTMLElement>('[role=menuitem]') : null;
    (first ?? menu).focus({ preventScroll: true });
    // A menu that stays while its row scrolls away would speak about the wrong message.
    const onScroll = (event: Event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.hidePopover();
    };
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      menu.removeEventListener('toggle', onToggle);
      document.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [anchor]);

  return (
    <div
      ref={box}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={css.menu}
      onKeyDown={moveWithArrows}
    >
      {head}
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={cx(css.item, item.bad && css.bad)}
          onClick={() => {
            box.current?.hidePopover();
            item.run();
          }}
        >
          <Icon of={item.icon} />
          {item.label}
        </button>
      ))}
    </div>
  );
}

function moveWithArrows(event: KeyboardEvent<HTMLElement>) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (Math.max(at, 0) - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to]?.focus();
  } else if (event.key === 'Tab') {
    event.currentTarget.hidePopover();
  } else if (event.key.length === 1 && /\S/.test(event.key)) {
    const wanted = event.key.toLocaleLowerCase();
    items.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(wanted))?.focus();
  }
  event.stopPropagation();
}
