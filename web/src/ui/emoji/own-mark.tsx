import css from './own-mark.module.css';

const LETTERS = 2;

/** One of the group's own emoji, small, while it has no picture: its first letters on a mat. Drawn by the
 *  style sheet: they are no words, and what holds them has the whole name. */
export function OwnMark({ name }: { name: string }) {
  return <span className={css.mark} data-letters={name.slice(0, LETTERS)} aria-hidden />;
}
