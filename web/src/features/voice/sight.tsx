import { type RefObject, useEffect, useRef } from 'react';
import { cx } from '../../ui/cx';
import css from './sight.module.css';

interface SightProps {
  stream: MediaStream;
  /** My own face, as in a mirror. */
  mirrored?: boolean;
  /** All of it, with bars beside it, or as much as fills the tile. */
  whole?: boolean;
  ref?: RefObject<HTMLVideoElement | null>;
}

/** Moving picture without sound: what belongs to it is heard with the voices. Whose it is stands beside it. */
export function Sight({ stream, mirrored = false, whole = false, ref }: SightProps) {
  const own = useRef<HTMLVideoElement | null>(null);
  const video = ref ?? own;
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream, video]);
  return (
    <video
      ref={video}
      className={cx(css.sight, mirrored && css.mirrored, whole && css.whole)}
      autoPlay
      muted
      playsInline
      aria-hidden
      disableRemotePlayback
    />
  );
}
