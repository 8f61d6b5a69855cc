import type { KeyboardEvent } from 'react';
import type { GifOrder } from '../../../api/gifs';
import { cx } from '../../../ui/cx';
import { shelfWords as words } from '../../../words/shelf';
import css from './shelf-chips.module.css';

const ORDERS: readonly GifOrder[] = ['used', 'new', 'favourites'];

interface ShelfChipsProps {
  order: GifOrder;
  /** Always the same ones for as long as the shelf is open. */
  tags: readonly string[];
  /** What bears this one is shown alone. */
  chosen: string | undefined;
  onOrder: (order: GifOrder) => void;
  onTag: (tag: string | undefined) => void;
}

/** In which order, and with which tag: one row that can be scrolled. Each button is reached by Tab, the arrows go
 *  among them. */
export function ShelfChips({ order, tags, chosen, onOrder, onTag }: ShelfChipsProps) {
  return (
    // The keys of the row belong to the buttons in it.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div role="toolbar" aria-label={words.chips} className={css.chips} onKeyDown={goAmong}>
      {ORDERS.map((each) => (
        <button
          key={each}
          type="button"
          className={cx(css.chip, each === order && css.chosen)}
          aria-pressed={each === order}
          onClick={() => onOrder(each)}
        >
          {words.orders[each]}
        </button>
      ))}
      {tags.length > 0 && <span className={css.rule} aria-hidden />}
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className={cx(css.chip, tag === chosen && css.chosen)}
          aria-pressed={tag === chosen}
          aria-label={words.tagged(tag)}
          onClick={() => onTag(tag === chosen ? undefined : tag)}
        >
          <bdi>{tag}</bdi>
        </button>
      ))}
    </div>
  );
}

function goAmong(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const all = [...event.currentTarget.querySelectorAll('button')];
  const at = all.findIndex((each) => each === document.activeElement);
  const next = step !== undefined && at >= 0 ? all[at + step] : undefined;
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
