import { useEffect, useRef } from 'react';
import { thumbHashToRGBA } from 'thumbhash';
import css from './shared.module.css';

/** A ThumbHash has 5 to 24 bytes; whatever is longer is none. */
const BASE64_MAX = 40;

/** What stands in a picture's place until it is here: its colours, from the few bytes of its ThumbHash. */
export function Blur({ hash }: { hash: string | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawing = hash === undefined ? undefined : pixelsOf(hash);
    const box = canvas.current;
    const pen = drawing && box?.getContext('2d');
    if (!box || !drawing || !pen) return;
    box.width = drawing.width;
    box.height = drawing.height;
    pen.putImageData(drawing, 0, 0);
  }, [hash]);
  return hash === undefined ? null : <canvas ref={canvas} className={css.blur} aria-hidden />;
}

/** Undefined for bytes that are no ThumbHash. */
function pixelsOf(hash: string): ImageData | undefined {
  if (hash.length > BASE64_MAX) return undefined;
  try {
    const bytes = Uint8Array.from(atob(hash), (letter) => letter.codePointAt(0) ?? 0);
    const { w, h, rgba } = thumbHashToRGBA(bytes);
    return new ImageData(new Uint8ClampedArray(rgba), w, h);
  } catch {
    return undefined;
  }
}
