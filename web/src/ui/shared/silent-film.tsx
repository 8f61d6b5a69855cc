import { Maximize2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { IconButton } from '../button';
import css from './shared.module.css';
import { useInSight, useMotionWanted } from './use-motion';

interface SilentFilmProps {
  one: Attachment;
  behind: number;
  onOpen: () => void;
}

/** A short film without sound, as animated pictures are shown: over and over while it is in sight, and only when
 *  pointed at for those who want stillness. Its controls come with the pointer or the focus. */
export function SilentFilm({ one, behind, onOpen }: SilentFilmProps) {
  const film = useRef<HTMLVideoElement>(null);
  const wanted = useMotionWanted();
  const inSight = useInSight(film);
  const [pointed, setPointed] = useState(false);
  const [broken, setBroken] = useState(false);
  const plays = inSight && (wanted || pointed);
  useEffect(() => {
    // Refused where the device saves power: the poster stands.
    if (plays) void film.current?.play()?.catch(() => undefined);
    else film.current?.pause();
  }, [plays]);
  if (broken) {
    return (
      <a className={css.note} href={one.url} download={one.name}>
        {words.cannotPlay}
      </a>
    );
  }
  const what = one.alt ?? one.name;
  return (
    <span
      className={css.silent}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setPointed(true)}
      onBlur={() => setPointed(false)}
    >
      <video
        ref={film}
        className={css.film}
        src={one.url}
        poster={one.poster}
        aria-label={what}
        tabIndex={0}
        muted
        loop
        playsInline
        disablePictureInPicture
        controls={pointed}
        preload={one.poster === undefined ? 'metadata' : 'none'}
        data-moves={plays || undefined}
        onError={() => setBroken(true)}
      />
      <IconButton
        icon={Maximize2}
        label={words.openPicture(what)}
        className={css.inPicture}
        onClick={onOpen}
      />
      {!pointed && <span className={css.sign}>{words.animated}</span>}
      {behind > 0 && (
        <button
          type="button"
          className={css.behind}
          aria-label={`${words.openPicture(what)}, ${words.moreHidden(behind)}`}
          onClick={onOpen}
        >
          {words.more(behind)}
        </button>
      )}
    </span>
  );
}
