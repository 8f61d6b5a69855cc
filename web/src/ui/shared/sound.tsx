import { Download, Pause, Play } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { playTime } from '../../lib/file-size';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { IconButton } from '../button';
import { Icon } from '../icon';
import { barsOf } from './levels';
import { playAlone } from './playing';
import css from './sound.module.css';

/** Fineness of the scrub, in seconds. */
const STEP_S = 0.1;

/** A sound: play, its shape with the place in it, its length. */
export function Sound({ one }: { one: Attachment }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [broken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState((one.duration_ms ?? 0) / 1000);
  const name = one.alt ?? one.name;
  const toggle = () => {
    const sound = audio.current;
    if (sound === null) return;
    if (!sound.paused) sound.pause();
    else sound.play().catch(() => setBroken(sound.error !== null));
  };
  const seek = (to: number) => {
    setAt(to);
    if (audio.current !== null) audio.current.currentTime = to;
  };
  if (broken) {
    return (
      <a className={css.sound} href={one.url} download={one.name}>
        {words.cannotPlay}
      </a>
    );
  }
  const [now, all] = [playTime(at * 1000), playTime(length * 1000)];
  return (
    <div className={css.sound}>
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? words.pause(name) : words.play(name)}
        className={css.toggle}
        onClick={toggle}
      />
      <div className={css.middle}>
        <span className={css.name}>{one.name}</span>
        <span className={css.wave}>
          <Wave levels={one.waveform} part={length > 0 ? at / length : 0} />
          <input
            type="range"
            className={css.scrub}
            aria-label={words.place(name)}
            aria-valuetext={words.placeOf(now, all)}
            min={0}
            max={Math.max(length, STEP_S)}
            step={STEP_S}
            value={Math.min(at, length)}
            onChange={(event) => seek(event.target.valueAsNumber)}
          />
        </span>
      </div>
      <span className={css.time}>{at > 0 ? `${now} / ${all}` : all}</span>
      <a
        className={css.download}
        href={one.url}
        download={one.name}
        aria-label={words.downloadWhat(one.name)}
        data-tip={words.download}
      >
        <Icon of={Download} />
      </a>
      {/* What friends say has no captions. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={audio}
        src={one.url}
        // The server told the length; without it the browser has to look.
        preload={one.duration_ms === undefined ? 'metadata' : 'none'}
        onPlay={(event) => {
          playAlone(event.currentTarget);
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget: { duration, currentTime } }) => {
          if (Number.isFinite(duration)) setLength(duration);
          // Scrubbed before anything was loaded.
          if (audio.current !== null && Math.abs(currentTime - at) > STEP_S) seek(at);
        }}
        onError={() => setBroken(true)}
      />
    </div>
  );
}

const BAR = 4;

function Wave({ levels, part }: { levels: readonly number[] | undefined; part: number }) {
  const bars = useMemo(() => barsOf(levels), [levels]);
  return (
    <svg
      className={css.bars}
      viewBox={`0 0 ${bars.length * BAR} 100`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {bars.map((level, at) => (
        <rect
          // The bars of one sound never change their places.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          className={at < part * bars.length ? css.heard : css.unheard}
          x={at * BAR + 0.75}
          y={50 - level / 2}
          width={BAR - 1.5}
          height={level}
        />
      ))}
    </svg>
  );
}
