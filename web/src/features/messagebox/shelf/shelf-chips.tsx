import type { GifOrder } from '../../../api/gifs';
import { cx } from '../../../ui/cx';
import { PickerBar } from '../../../ui/picker/picker-bar';
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

/** In which order, and with which tag: one row that can be scrolled. */
export function ShelfChips({ order, tags, chosen, onOrder, onTag }: ShelfChipsProps) {
  return (
    <PickerBar label={words.chips} className={css.chips}>
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
    </PickerBar>
  );
}
