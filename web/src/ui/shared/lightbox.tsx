import {
  ChevronLeft,
  ChevronRight,
  Download,
  ExternalLink,
  EyeOff,
  ImagePlay,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../sync/types';
import { commonWords } from '../../words/common';
import { sharedWords as words } from '../../words/shared';
import { shelfWords } from '../../words/shelf';
import { IconButton } from '../button';
import { Icon } from '../icon';
import { useModal } from '../modal';
import { Player } from './film';
import css from './lightbox.module.css';
import { shelving } from './shelving';
import { useZoom } from './use-zoom';
import { SCALE_STEP } from './zoom';

interface LightboxProps {
  list: readonly Attachment[];
  /** The id of the one that was pressed. */
  first: string;
  isCovered: (one: Attachment) => boolean;
  onUncover: (id: string) => void;
  onClose: () => void;
}

/** Pictures and films of one message, each as large as the window. */
export function Lightbox({ list, first, isCovered, onUncover, onClose }: LightboxProps) {
  const dialog = useModal(onClose);
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const [id, setId] = useState(first);
  const at = Math.max(
    0,
    list.findIndex((one) => one.id === id),
  );
  const one = list[at];
  const go = (step: number) => {
    const next = list[at + step];
    if (next !== undefined) setId(next.id);
  };
  const { zoom, reset, handlers } = useZoom(stage, picture, (swipe) => {
    if (swipe === 'away') onClose();
    else go(swipe === 'next' ? 1 : -1);
  });
  useEffect(reset, [id, reset]);
  // The last one was taken back while it was looked at.
  useEffect(() => {
    if (one === undefined) onClose();
  }, [one, onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLVideoElement) return;
    const run = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      '+': () => zoom(SCALE_STEP),
      '-': () => zoom(1 / SCALE_STEP),
      '0': reset,
    }[event.key];
    // Keys of the room stay in the room.
    event.stopPropagation();
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  if (one === undefined) return null;
  const covered = isCovered(one);
  const shelve = covered ? undefined : shelving(one);
  const isPicture = one.kind === 'image' && !covered;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions: keys for the whole viewer
    <dialog
      ref={dialog}
      className={css.viewer}
      aria-label={words.viewer}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={css.bar}>
        <p className={css.name} role="status">
          <bdi>{covered ? words.hidden : one.name}</bdi>
          {list.length > 1 && <span>{words.ofAll(at + 1, list.length)}</span>}
        </p>
        {isPicture && (
          <>
            <IconButton icon={ZoomOut} label={words.smaller} onClick={() => zoom(1 / SCALE_STEP)} />
            <IconButton icon={ZoomIn} label={words.larger} onClick={() => zoom(SCALE_STEP)} />
          </>
        )}
        {shelve !== undefined && (
          <IconButton icon={ImagePlay} label={shelfWords.put} onClick={shelve} />
        )}
        {!covered && <Links one={one} />}
        <IconButton icon={X} label={commonWords.close} onClick={onClose} />
      </header>
      <div ref={stage} className={css.stage} {...handlers}>
        {covered ? (
          <button type="button" className={css.cover} onClick={() => onUncover(one.id)}>
            <Icon of={EyeOff} />
            {words.showHidden(words[`${one.kind}s`](1))}
          </button>
        ) : isPicture ? (
          <img
            key={one.id}
            ref={picture}
            className={css.picture}
            src={one.url}
            alt={one.alt ?? words.picture(one.name)}
            width={one.width}
            height={one.height}
            draggable={false}
          />
        ) : (
          <div key={one.id} className={css.film}>
            <Player one={one} />
          </div>
        )}
      </div>
      {at > 0 && (
        <IconButton
          icon={ChevronLeft}
          label={words.previous}
          className={css.previous}
          onClick={() => go(-1)}
        />
      )}
      {at < list.length - 1 && (
        <IconButton
          icon={ChevronRight}
          label={words.next}
          className={css.next}
          onClick={() => go(1)}
        />
      )}
      {one.alt !== undefined && !covered && <p className={css.alt}>{one.alt}</p>}
    </dialog>
  );
}

function Links({ one }: { one: Attachment }) {
  return (
    <>
      <a
        className={css.link}
        href={one.url}
        download={one.name}
        aria-label={words.downloadWhat(one.name)}
        data-tip={words.download}
      >
        <Icon of={Download} />
      </a>
      <a
        className={css.link}
        href={one.url}
        target="_blank"
        rel="noreferrer"
        aria-label={words.original}
        data-tip={words.original}
      >
        <Icon of={ExternalLink} />
      </a>
    </>
  );
}
