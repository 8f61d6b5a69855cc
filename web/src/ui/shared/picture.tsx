import { useCallback, useState } from 'react';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { MovingPicture } from './moving-picture';
import css from './shared.module.css';

interface PictureProps {
  one: Attachment;
  /** Of others that stand behind this tile. */
  behind: number;
  onOpen: () => void;
}

/** A picture in its place; pressing it opens it large. */
export function Picture({ one, behind, onOpen }: PictureProps) {
  const [missing, setMissing] = useState(false);
  const [pointed, setPointed] = useState(false);
  const miss = useCallback(() => setMissing(true), []);
  const what = one.alt ?? one.name;
  const label = [
    words.openPicture(what),
    ...(one.animated === true ? [words.animated] : []),
    ...(behind > 0 ? [words.moreHidden(behind)] : []),
  ].join(', ');
  return (
    <button
      type="button"
      className={css.open}
      aria-label={label}
      data-tip={one.alt}
      onClick={onOpen}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setPointed(true)}
      onBlur={() => setPointed(false)}
    >
      {missing ? (
        <span className={css.note}>{words.missing}</span>
      ) : one.animated === true ? (
        <>
          <MovingPicture src={one.url} pointed={pointed} onError={miss} />
          <span className={css.sign}>{words.animated}</span>
        </>
      ) : (
        <img
          className={css.picture}
          src={one.thumb ?? one.url}
          alt=""
          loading="lazy"
          decoding="async"
          onError={miss}
        />
      )}
      {behind > 0 && <span className={css.behind}>{words.more(behind)}</span>}
    </button>
  );
}
