import { cx } from '../../ui/cx';
import { writingWords as words } from '../../words/writing';
import css from './message-box.module.css';

/** How much still fits into a message, or by how much it is too long. */
export function TextCount({ left, max }: { left: number; max: number }) {
  const over = left < 0;
  return (
    <span
      id="box-count"
      className={cx(css.count, over && css.over)}
      role={over ? 'alert' : undefined}
      data-tip={words.holdsUpTo(max)}
    >
      {over ? words.tooMany(-left) : left}
    </span>
  );
}
