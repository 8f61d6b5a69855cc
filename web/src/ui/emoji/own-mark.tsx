import css from './own-mark.module.css';

const LETTERS = 2;

/** One of the group's own emoji, small, while it has no picture: its first letters on a mat. */
export function OwnMark({ name }: { name: string }) {
  return (
    <span className={css.mark} aria-hidden>
      {name.slice(0, LETTERS)}
    </span>
  );
}
