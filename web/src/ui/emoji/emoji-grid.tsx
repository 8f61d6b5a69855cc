import { type CSSProperties, memo, useEffect } from 'react';
import { emojiWords as words } from '../../words/emoji';
import css from './emoji-picker.module.css';
import { OwnMark } from './own-mark';
import { COLUMNS, type Section, type Tile } from './sections';

interface EmojiGridProps {
  id: string;
  sections: readonly Section[];
  /** The key of the tile that Enter picks. */
  active: string | undefined;
  onPoint: (key: string) => void;
  onPick: (tile: Tile, stay: boolean) => void;
}

/** All tiles, section by section. Two thousand buttons: each section is drawn by itself, and one that
 *  is out of sight costs the browser nothing. */
export function EmojiGrid({ id, sections, active, onPoint, onPick }: EmojiGridProps) {
  useEffect(() => {
    if (active === undefined) return;
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div id={`${id}-list`} role="listbox" aria-label={words.list} className={css.list}>
      {sections.map((section) => (
        <EmojiSection
          key={section.id}
          id={id}
          section={section}
          active={section.tiles.some((tile) => tile.key === active) ? active : undefined}
          onPoint={onPoint}
          onPick={onPick}
        />
      ))}
    </div>
  );
}

interface EmojiSectionProps extends Omit<EmojiGridProps, 'sections'> {
  section: Section;
}

/** A section without the active tile is drawn once. */
const EmojiSection = memo(
  function EmojiSection({ id, section, active, onPoint, onPick }: EmojiSectionProps) {
    const nameId = `${id}-name-${section.id}`;
    const byKey = (event: { target: EventTarget }) => {
      const key = (event.target as Element).closest('[data-tile]')?.getAttribute('data-tile');
      return section.tiles.find((tile) => tile.key === key);
    };
    return (
      // The keys are those of the search field, which never loses the focus.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
      <div
        role="group"
        aria-labelledby={nameId}
        className={css.section}
        style={{ '--rows': Math.ceil(section.tiles.length / COLUMNS) } as CSSProperties}
        data-section={section.id}
        onPointerMove={(event) => {
          const tile = event.pointerType === 'mouse' ? byKey(event) : undefined;
          if (tile !== undefined && tile.key !== active) onPoint(tile.key);
        }}
        onClick={(event) => {
          const tile = byKey(event);
          if (tile !== undefined) onPick(tile, event.shiftKey);
        }}
      >
        <p id={nameId} className={css.name}>
          {words.group[section.id]}
        </p>
        <div role="presentation" className={css.tiles}>
          {section.tiles.map((tile) => (
            <button
              key={tile.key}
              id={`${id}-${tile.key}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={tile.key === active}
              aria-label={tile.label}
              data-tile={tile.key}
              className={css.tile}
            >
              {tile.written === undefined ? tile.value : <OwnMark name={tile.written} />}
            </button>
          ))}
        </div>
      </div>
    );
  },
  (before, after) =>
    before.section === after.section && before.active === after.active && before.id === after.id,
);
