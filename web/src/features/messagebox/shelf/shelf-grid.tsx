import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { GifItem } from '../../../api/types';
import { shelfWords as words } from '../../../words/shelf';
import { GifTile } from './gif-tile';
import { heightOf, placed, stepFrom } from './shelf-layout';
import css from './shelf-picker.module.css';

interface ShelfGridProps {
  ref: RefObject<HTMLUListElement | null>;
  items: readonly GifItem[];
  /** Of which Enter in the search field would send. */
  marked: number;
  busy: boolean;
  onMark: (at: number) => void;
  onFocusAt: (at: number) => void;
  /** Above the first row stands the search field. */
  onUp: () => void;
  /** The end of what is here comes into sight; undefined where nothing follows. */
  onEnd: (() => void) | undefined;
  onPick: (item: GifItem, toTray: boolean) => void;
  onFavour: (item: GifItem) => void;
  onMore: (item: GifItem, anchor: HTMLElement) => void;
  /** What stands below them. */
  children: ReactNode;
}

/** Columns of pictures that go on for as long as somebody scrolls. */
export function ShelfGrid({
  ref,
  items,
  marked,
  onMark,
  onEnd,
  children,
  ...props
}: ShelfGridProps) {
  const all = useMemo(() => placed(items), [items]);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = end.current;
    if (mark === null || onEnd === undefined || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) onEnd();
      },
      { root: mark.parentElement, rootMargin: '400px' },
    );
    watch.observe(mark);
    return () => watch.disconnect();
  }, [onEnd]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('[role=menu], dialog') !== null) return;
    const id = target.closest('[data-gif]')?.getAttribute('data-gif');
    const at = items.findIndex((item) => item.id === id);
    if (at < 0) return;
    const to = stepFrom(all, at, event.key);
    if (to !== undefined) props.onFocusAt(to);
    else if (event.key === 'ArrowUp') props.onUp();
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.scroller} aria-busy={props.busy}>
      {/* The keys of the list belong to the buttons in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={ref}
        className={css.grid}
        aria-label={words.list}
        style={{ '--height': heightOf(all) } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        {all.map((place) => {
          const item = items[place.at];
          return (
            item && (
              <GifTile
                key={item.id}
                item={item}
                place={place}
                active={place.at === marked}
                onPoint={() => onMark(place.at)}
                onPick={(toTray) => props.onPick(item, toTray)}
                onFavour={() => props.onFavour(item)}
                onMore={(anchor) => props.onMore(item, anchor)}
              />
            )
          );
        })}
      </ul>
      {children}
      <div ref={end} className={css.end} />
    </div>
  );
}
