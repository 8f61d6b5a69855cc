import { cx } from './cx';
import css from './mark.module.css';

const ROOM =
  'M40 48A14 14 0 0 0 54 34V22A14 14 0 0 0 40 8H24A14 14 0 0 0 10 22V34A14 14 0 0 0 24 48V58.5';

/** The mark: a room seen from above, its door ajar, its lamp lit. `tile` sets it on a green ground. */
export function Mark({
  tile = false,
  className,
}: {
  tile?: boolean;
  className?: string | undefined;
}) {
  return (
    <span className={cx(tile ? css.tile : css.plain, className)} aria-hidden>
      <svg viewBox="0 0 64 64" fill="none">
        <path className={css.room} d={ROOM} />
        <circle className={css.lamp} cx="32" cy="28" r="7.5" />
      </svg>
    </span>
  );
}
