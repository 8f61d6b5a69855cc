import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { commonWords as words } from '../words/common';
import { closesByBack, overlay } from './back';
import { IconButton } from './button';
import css from './dialog.module.css';

interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

/** A question that needs an answer before anything else; on a phone a sheet from below. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const dialog = box.current;
    if (dialog === null) return;
    const cameFrom = document.activeElement;
    dialog.showModal();
    // Nobody pressed anything that led here (a share sheet did): no button is pointed at.
    if (cameFrom === document.body) dialog.focus();
    const uncover = closesByBack() ? overlay(() => close.current()) : undefined;
    return () => {
      uncover?.();
      dialog.close();
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, []);

  return (
    // The press on the backdrop lands on the dialog itself; the keyboard has Esc for it.
    <dialog
      ref={box}
      className={css.dialog}
      tabIndex={-1}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={css.body}>
        <header className={css.head}>
          <h2 id={id} className={css.title}>
            {title}
          </h2>
          <IconButton icon={X} label={words.close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
