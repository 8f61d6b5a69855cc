import { Ellipsis, Heart } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { GifItem } from '../../../api/types';
import { IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { shelfWords as words } from '../../../words/shelf';
import { GifLook } from './gif-look';
import type { Placed } from './shelf-layout';
import css from './shelf-picker.module.css';

interface GifTileProps {
  item: GifItem;
  place: Placed;
  /** Enter in the search field would send this one; Tab leads into it. */
  active: boolean;
  onPoint: () => void;
  onPick: (toTray: boolean) => void;
  onFavour: () => void;
  onMore: (anchor: HTMLElement) => void;
}

export function nameOf({ tags }: GifItem): string {
  return tags.length === 0 ? words.unnamed : tags.join(', ');
}

/** One of the shelf, in a place as high as it will be. */
export function GifTile(props: GifTileProps) {
  const { item, place, active, onPoint, onPick, onFavour, onMore } = props;
  const [pointed, setPointed] = useState(false);
  const name = nameOf(item);
  const tabIndex = active ? 0 : -1;
  const point = (isPointed: boolean) => () => {
    setPointed(isPointed);
    if (isPointed) onPoint();
  };
  return (
    // What is pointed at or has the focus moves; the buttons in it do the rest.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={cx(css.tile, active && css.active)}
      data-gif={item.id}
      // Set through the CSSOM, which the policy allows.
      style={
        {
          '--column': place.column,
          '--top': place.top,
          '--height': place.height,
        } as CSSProperties
      }
      onPointerEnter={point(true)}
      onPointerLeave={point(false)}
      onFocus={point(true)}
      onBlur={point(false)}
    >
      <button
        type="button"
        className={css.pick}
        tabIndex={tabIndex}
        aria-label={words.send(name)}
        onClick={(event: MouseEvent) => onPick(event.shiftKey)}
        onKeyDown={(event: KeyboardEvent) => {
          // Browsers disagree on what Enter with Shift means to a button.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onPick(event.shiftKey);
        }}
      >
        <GifLook item={item} pointed={pointed} />
        {item.tags.length > 0 && <span className={css.name}>{item.tags[0]}</span>}
      </button>
      <IconButton
        icon={Heart}
        label={item.favourite ? words.unfavour(name) : words.favour(name)}
        className={cx(css.heart, item.favourite && css.loved)}
        tabIndex={tabIndex}
        onClick={onFavour}
      />
      <IconButton
        icon={Ellipsis}
        label={words.more(name)}
        className={css.more}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={(event) => onMore(event.currentTarget)}
      />
    </li>
  );
}
