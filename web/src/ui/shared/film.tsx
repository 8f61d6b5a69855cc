import { PictureInPicture2, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { playTime } from '../../lib/file-size';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { IconButton } from '../button';
import { Icon } from '../icon';
import { playAlone } from './playing';
import css from './shared.module.css';

interface FilmProps {
  one: Attachment;
  behind: number;
  /** Where others stand behind it, pressing it leads to all of them. */
  onOpen: () => void;
}

/** A film: its poster until somebody presses it, then the film in the same place, without sound at first. */
export function Film({ one, behind, onOpen }: FilmProps) {
  const [begun, setBegun] = useState(false);
  if (begun) return <Player one={one} />;
  const length = one.duration_ms === undefined ? [] : [playTime(one.duration_ms)];
  return (
    <button
      type="button"
      className={css.open}
      aria-label={[words.playVideo(one.alt ?? one.name), ...length].join(', ')}
      data-tip={one.alt}
      onClick={() => (behind > 0 ? onOpen() : setBegun(true))}
    >
      {one.poster !== undefined && (
        <img className={css.picture} src={one.poster} alt="" loading="lazy" decoding="async" />
      )}
      <span className={css.disc}>
        <Icon of={Play} />
      </span>
      <span className={css.sign}>{[...length, words.soundOff].join(' · ')}</span>
      {behind > 0 && <span className={css.behind}>{words.more(behind)}</span>}
    </button>
  );
}

/** The film itself, already playing. */
export function Player({ one }: { one: Attachment }) {
  const film = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => film.current?.focus({ preventScroll: true }), []);
  if (broken) {
    return (
      <a className={css.note} href={one.url} download={one.name}>
        {words.cannotPlay}
      </a>
    );
  }
  return (
    <>
      <video
        ref={film}
        className={css.film}
        src={one.url}
        poster={one.poster}
        aria-label={one.alt ?? one.name}
        controls
        muted
        autoPlay
        playsInline
        preload="metadata"
        onPlay={(event) => playAlone(event.currentTarget)}
        onError={() => setBroken(true)}
      />
      {document.pictureInPictureEnabled && (
        <IconButton
          icon={PictureInPicture2}
          label={words.inPicture}
          className={css.inPicture}
          // Refused while there is nothing to show yet: the button stays for another press.
          onClick={() => void film.current?.requestPictureInPicture().catch(() => undefined)}
        />
      )}
    </>
  );
}
