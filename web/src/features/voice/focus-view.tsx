import {
  LayoutGrid,
  Maximize,
  Minimize,
  MonitorUp,
  PictureInPicture2,
  type Video as Sign,
  Video,
  Volume2,
} from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { voiceWords as words } from '../../words/voice';
import { isMirrored } from './engine/sights';
import css from './focus-view.module.css';
import { seeApart } from './looking';
import { Sight } from './sight';
import { type Picture, useFullScreen, useLook, useSight } from './use-sight';
import { nameOf, TileFace, VolumeButton } from './voice-tile';

interface FocusViewProps {
  picture: Picture;
  onClose: () => void;
}

/** One picture as large as there is room, all of it. F or two presses give it the whole screen, Escape
 *  brings everybody back. */
export function FocusView({ picture, onClose }: FocusViewProps) {
  const { kind, talker } = picture;
  const box = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const stream = useSight(picture);
  const full = useFullScreen() !== null;
  const name = nameOf(picture);
  const bare = useBare(box, stream !== undefined);
  useLook(box, picture);
  useKeys(box, onClose);
  useTwoPresses(box);
  useApart(video, picture, stream);
  return (
    <section
      ref={box}
      className={cx(
        css.focus,
        bare && css.bare,
        talker.speaking && kind === 'camera' && css.speaking,
      )}
      aria-label={words.lookedAt(name)}
      data-picture={picture.key}
    >
      {stream ? (
        <Sight ref={video} stream={stream} mirrored={isMirrored(kind, talker.mine, stream)} whole />
      ) : (
        <span className={css.waits}>
          <TileFace talker={talker} />
          <span role="status">{words.pictureComes}</span>
        </span>
      )}
      <span className={css.title}>
        <Icon of={kind === 'screen' ? MonitorUp : Video} className={css.sign} />
        <span>{name}</span>
      </span>
      <span className={css.tools}>
        {!full && !talker.mine && (
          <VolumeButton talker={talker} className={css.tool}>
            <Icon of={Volume2} />
            <Unseen>{words.volumeOf(talker.name)}</Unseen>
          </VolumeButton>
        )}
        {!full && <Tool icon={LayoutGrid} label={words.lookAtAll} onPress={onClose} main />}
        {stream && document.pictureInPictureEnabled && !full && (
          <Tool
            icon={PictureInPicture2}
            label={words.apart}
            onPress={() => void standApart(video.current)}
          />
        )}
        {document.fullscreenEnabled && (
          <Tool
            icon={full ? Minimize : Maximize}
            label={full ? words.smallScreen : words.fullScreen}
            onPress={() => toggleFull(box.current)}
          />
        )}
      </span>
    </section>
  );
}

interface ToolProps {
  icon: typeof Sign;
  label: string;
  /** Where the keys go on when the picture was made large by them. */
  main?: boolean;
  onPress: () => void;
}

function Tool({ icon, label, main, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={css.tool}
      aria-label={label}
      data-tip={label}
      data-main={main}
      onClick={onPress}
    >
      <Icon of={icon} />
    </button>
  );
}

function toggleFull(box: HTMLElement | null): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : box?.requestFullscreen();
  // Refused outside of a press; then it stays as it is.
  done?.catch(() => undefined);
}

async function standApart(video: HTMLVideoElement | null): Promise<void> {
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  else await video?.requestPictureInPicture().catch(() => undefined);
}

/** What stands in a window of its own is seen while the page is not. */
function useApart(
  of: RefObject<HTMLVideoElement | null>,
  { key, talker }: Picture,
  stream: MediaStream | undefined,
): void {
  const { mine } = talker;
  useEffect(() => {
    const video = of.current;
    if (video === null || stream === undefined || mine) return;
    const enter = () => seeApart(key);
    const leave = () => seeApart(undefined);
    video.addEventListener('enterpictureinpicture', enter);
    video.addEventListener('leavepictureinpicture', leave);
    return () => {
      video.removeEventListener('enterpictureinpicture', enter);
      video.removeEventListener('leavepictureinpicture', leave);
      leave();
    };
  }, [of, key, mine, stream]);
}

/** Name and buttons lie over the picture for as long as it takes to find them. */
const BARE_AFTER_MS = 3000;

/** Whether nothing but the picture is to be seen, where no pointer can hover over it. A tap changes it. */
function useBare(of: RefObject<HTMLElement | null>, isThere: boolean): boolean {
  const [bare, setBare] = useState(false);
  useEffect(() => {
    const box = of.current;
    if (box === null || !isThere) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setBare(true), BARE_AFTER_MS);
    };
    const onClick = ({ target }: MouseEvent) => {
      const presses = target instanceof Element && target.closest('button') !== null;
      setBare((was) => !was && !presses);
      wait();
    };
    wait();
    box.addEventListener('click', onClick);
    return () => {
      clearTimeout(timer);
      box.removeEventListener('click', onClick);
    };
  }, [of, isThere]);
  return bare;
}

/** For a pointer what F is for the keys; there is a button for both. */
function useTwoPresses(of: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = of.current;
    if (box === null) return;
    const onTwo = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('button') === null) toggleFull(box);
    };
    box.addEventListener('dblclick', onTwo);
    return () => box.removeEventListener('dblclick', onTwo);
  }, [of]);
}

/** Keys that mean the picture, unless somebody writes or something lies over the page. */
function useKeys(box: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]'))
        return;
      if (document.querySelector(':popover-open, dialog[open]') !== null) return;
      if (key === 'Escape' && document.fullscreenElement === null) close.current();
      else if (key === 'f' || key === 'F') toggleFull(box.current);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [box]);
}
