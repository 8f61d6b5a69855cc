import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Word } from '../../lib/text/tree';
import { plainOf } from '../../lib/text/views';
import { textWords as words } from '../../words/text';
import css from './text-view.module.css';

/** Hidden from eyes and ears until pressed. Its words take their place all the while, so that showing
 *  them moves little; as plain text, because nothing hidden may be reached by Tab. */
export function Spoiler({ of, children }: { of: readonly Word[]; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (open) shown.current?.focus({ preventScroll: true });
  }, [open]);
  if (open) {
    return (
      <span ref={shown} className={css.shown} tabIndex={-1}>
        {children}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={css.spoiler}
      aria-label={words.hidden}
      data-tip={words.pressToShow}
      onClick={() => setOpen(true)}
    >
      <span aria-hidden className={css.veiled}>
        {plainOf(of)}
      </span>
    </button>
  );
}
