import { SendHorizontal, Square, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { playTime } from '../../../lib/file-size';
import type { Attachment } from '../../../sync/types';
import { IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { announce } from '../../../ui/live-region';
import { Sound } from '../../../ui/shared/sound';
import { clipWords as words } from '../../../words/clip';
import css from './clip.module.css';
import type { ClipRecorder, ClipView } from './clip-recorder';

interface ClipStripProps {
  clip: ClipRecorder;
  view: Exclude<ClipView, { state: 'idle' }>;
  held: boolean;
  /** Words or files wait in the box: it goes to them instead of by itself. */
  joins: boolean;
  onSend: (file: File) => void;
  /** Thrown away: the focus goes back. */
  onDiscard: () => void;
}

/** Over the box while somebody speaks, and until it is sent or thrown away. */
export function ClipStrip({ clip, view, held, joins, onSend, onDiscard }: ClipStripProps) {
  const main = useRef<HTMLButtonElement>(null);
  const { state } = view;
  const isFound = state === 'done' && view.found;
  useTold(view);
  useEffect(() => {
    // What was found there when the page opened waits for its turn.
    if (!held && state !== 'asking' && !isFound) main.current?.focus();
  }, [held, state, isFound]);
  return (
    // The key works wherever in it the focus stands.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={css.strip}
      role="group"
      aria-label={words.recording}
      data-clip={state}
      onKeyDown={(event) => {
        // Nothing is thrown away by a key that people press to leave.
        if (event.key !== 'Escape' || state === 'done') return;
        event.stopPropagation();
        clip.stop();
      }}
    >
      <IconButton
        icon={Trash2}
        label={words.discard}
        className={css.side}
        onClick={() => {
          clip.discard();
          announce(words.discarded);
          onDiscard();
        }}
      />
      {state === 'asking' && <p className={css.said}>{words.waits}</p>}
      {state === 'recording' && (
        <>
          <p className={css.time} role="timer" aria-label={words.time(playTime(view.lengthMs))}>
            <span className={css.lamp} aria-hidden />
            {playTime(view.lengthMs)}
          </p>
          <span className={css.middle}>
            <LiveWave levels={view.levels} />
            {held && <span className={css.slide}>{words.slide}</span>}
          </span>
          <IconButton
            ref={main}
            icon={Square}
            label={words.stop}
            className={cx(css.side, css.stop)}
            onClick={() => clip.stop()}
          />
        </>
      )}
      {state === 'done' && (
        <>
          <span className={css.listen}>
            <Sound one={toAttachment(view)} />
          </span>
          <IconButton
            ref={main}
            icon={SendHorizontal}
            label={joins ? words.addTo : words.send}
            className={cx(css.side, css.send)}
            onClick={() => onSend(view.file)}
          />
        </>
      )}
    </div>
  );
}

/** Those who do not see the lamp hear that it is lit, and that it went out. */
function useTold(view: ClipView): void {
  const { state } = view;
  const isFound = state === 'done' && view.found;
  const length = state === 'done' ? playTime(view.lengthMs) : '';
  useEffect(() => {
    if (state === 'recording') announce(words.begun);
    if (state === 'done') announce(isFound ? words.found : words.stopped(length));
  }, [state, length, isFound]);
}

const bar = 5;
const barsMax = 60;

/** The newest at the right end; silence is a row of dots. */
function LiveWave({ levels }: { levels: readonly number[] }) {
  const first = barsMax - levels.length;
  return (
    <svg
      className={css.live}
      viewBox={`0 0 ${barsMax * bar} 100`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {levels.map((level, at) => {
        const height = Math.max(6, level);
        return (
          <rect
            // Places in a row that moves on: there is nothing else to know them by.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            x={(first + at) * bar + 1}
            y={50 - height / 2}
            width={bar - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}

function toAttachment(view: ClipView & { state: 'done' }): Attachment {
  const { file, preview, lengthMs, levels } = view;
  return {
    id: '',
    name: file.name,
    type: file.type,
    size: file.size,
    kind: 'audio',
    state: 'ready',
    url: preview,
    duration_ms: Math.round(lengthMs),
    waveform: [...levels],
  };
}
