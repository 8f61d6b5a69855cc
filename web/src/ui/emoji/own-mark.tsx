import css from './own-mark.module.css';
import { hasPicture, OwnPicture } from './own-picture';
import { useOwnNamed } from './use-own-emoji';

const LETTERS = 2;

/** One of the group's own emoji, small. While it has no picture: its first letters on a mat, drawn by the
 *  style sheet. Either way what holds it has the whole name. */
export function OwnMark({ name }: { name: string }) {
  const own = useOwnNamed(name);
  if (hasPicture(own)) return <OwnPicture own={own} className={css.picture} alt="" />;
  return <span className={css.mark} data-letters={name.slice(0, LETTERS)} aria-hidden />;
}
