import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { cx } from './cx';
import { Icon } from './icon';
import css from './menu.module.css';
import { usePopover } from './use-popover';

export interface MenuItem {
  icon: LucideIcon;
  label: string;
  /** `shift`: chosen with Shift held, which skips a question. */
  run: (how: { shift: boolean }) => void;
  bad?: boolean;
  /** Begins another group: a line stands above it. */
  apart?: boolean;
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
  usePopover(box, anchor, onClose);

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
          className={cx(css.item, item.bad && css.bad, item.apart && css.apart)}
          onClick={(event) => {
            box.current?.hidePopover();
            item.run({ shift: event.shiftKey });
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
  const next = (at + 1) % items.length;
  const previous = (Math.max(at, 0) - 1 + items.length) % items.length;
  const to = {
    ArrowDown: next,
    ArrowRight: next,
    ArrowUp: previous,
    ArrowLeft: previous,
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
