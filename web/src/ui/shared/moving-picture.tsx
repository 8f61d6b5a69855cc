import { useEffect, useRef, useState } from 'react';
import css from './shared.module.css';
import { useInSight, useMotionWanted } from './use-motion';

/** Of the standing frame: as sharp as the largest place on a dense screen. */
const FRAME_SIDE_MAX = 800;

interface MovingPictureProps {
  src: string;
  /** Somebody points at it: then it moves for those as well who want stillness. */
  pointed: boolean;
  onError: () => void;
}

/** A picture that moves while somebody can see it and wants it to. Otherwise its first frame stands. */
export function MovingPicture({ src, pointed, onError }: MovingPictureProps) {
  const frame = useRef<HTMLCanvasElement>(null);
  const wanted = useMotionWanted();
  const inSight = useInSight(frame);
  const [drawn, setDrawn] = useState(false);
  const moves = inSight && (wanted || pointed);
  useEffect(() => {
    const picture = new Image();
    picture.onload = () => setDrawn(drawFrame(frame.current, picture));
    picture.onerror = onError;
    picture.src = src;
    return () => {
      picture.onload = picture.onerror = null;
    };
  }, [src, onError]);
  return (
    <>
      <canvas ref={frame} className={css.picture} aria-hidden />
      {moves && drawn && <img className={css.picture} src={src} alt="" data-moves />}
    </>
  );
}

function drawFrame(canvas: HTMLCanvasElement | null, picture: HTMLImageElement): boolean {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const scale = Math.min(1, FRAME_SIDE_MAX / Math.max(width, height, 1));
  const pen = canvas?.getContext('2d');
  if (!canvas || !pen) return true;
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return true;
}
