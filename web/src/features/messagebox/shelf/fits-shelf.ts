import { isMovingWebp } from './moving-webp';

/** What may be chosen for the shelf, as the browser's chooser understands it. */
export const ACCEPTED = 'image/gif,image/webp,image/png,image/apng,image/avif,video/*';
const FILM_MAX_S = 30;
/** A broken film may never tell its length. */
const PATIENCE_MS = 3000;
/** In which a WebP says whether it moves. */
const HEAD_BYTES = 32;

export type Unfit = 'not-moving' | 'too-long' | 'too-large';

/** What can be told of a file before it is brought; the server has the last word. */
export async function whyUnfit(file: File, sizeMax: number): Promise<Unfit | undefined> {
  if (file.size > sizeMax) return 'too-large';
  if (file.type.startsWith('video/')) {
    return (await lengthOf(file)) > FILM_MAX_S ? 'too-long' : undefined;
  }
  if (file.type === 'image/webp') {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    return isMovingWebp(head) ? undefined : 'not-moving';
  }
  return /^image\/(?:gif|png|apng|avif)$/.test(file.type) ? undefined : 'not-moving';
}

/** In seconds; 0 where the browser cannot tell. */
function lengthOf(file: File): Promise<number> {
  return new Promise((resolve) => {
    const film = document.createElement('video');
    const address = URL.createObjectURL(file);
    const end = () => {
      clearTimeout(timer);
      URL.revokeObjectURL(address);
      resolve(Number.isFinite(film.duration) ? film.duration : 0);
    };
    const timer = setTimeout(end, PATIENCE_MS);
    film.preload = 'metadata';
    film.muted = true;
    film.onloadedmetadata = end;
    film.onerror = end;
    film.src = address;
  });
}
