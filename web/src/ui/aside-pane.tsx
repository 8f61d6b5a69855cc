import { X } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import css from './aside-pane.module.css';
import { IconButton } from './button';

interface AsidePaneProps {
  title: string;
  closeLabel: string;
  /** It covers the conversation and so takes the focus. */
  covers: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The third pane: opens beside the conversation, never over it on a wide screen. */
export function AsidePane({ title, closeLabel, covers, onClose, children }: AsidePaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (covers) pane.current?.focus();
  }, [covers]);
  useLayoutEffect(() => {
    const cameFrom = document.activeElement;
    const box = pane.current;
    return () => {
      // Before it leaves the document: behind that nobody knows that the focus was inside.
      if (box?.contains(document.activeElement) === true) giveBack(cameFrom);
    };
  }, []);
  return (
    <aside ref={pane} className={css.pane} aria-label={title} data-region="aside" tabIndex={-1}>
      <header className={css.head}>
        <h2>{title}</h2>
        <IconButton icon={X} label={closeLabel} onClick={onClose} />
      </header>
      <div className={css.list} data-scrolls>
        {children}
      </div>
    </aside>
  );
}

/** To the button that opened the pane, or where one writes. */
function giveBack(cameFrom: Element | null): void {
  const isThere = cameFrom instanceof HTMLElement && cameFrom.isConnected;
  if (isThere && cameFrom !== document.body) cameFrom.focus();
  else document.querySelector<HTMLElement>('[data-region=box] textarea')?.focus();
}
