import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { commonWords as words } from '../words/common';
import { IconButton } from './button';
import css from './dialog.module.css';
import { useModal } from './modal';

interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

/** A question that needs an answer before anything else; on a phone a sheet from below. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const box = useModal(onClose);
  const id = useId();
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
