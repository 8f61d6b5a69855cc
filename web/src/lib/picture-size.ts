// How large a picture or a film on this device is drawn, so that its place can be kept before and after
// it is sent. Asked of the browser, which decodes what it would show anyway.

export interface PictureSize {
  width: number;
  height: number;
}

/** A broken file may never answer. */
const patienceMs = 5000;

/** Undefined where the browser cannot show it. `address` is a blob: address of this page. */
export function pictureSize(
  address: string,
  kind: 'image' | 'video',
): Promise<PictureSize | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    const end = (width: number, height: number) => {
      clearTimeout(timer);
      resolve(width > 0 && height > 0 ? { width, height } : undefined);
    };
    if (kind === 'image') {
      const picture = new Image();
      picture.onload = () => end(picture.naturalWidth, picture.naturalHeight);
      picture.onerror = () => end(0, 0);
      picture.src = address;
    } else {
      const film = document.createElement('video');
      film.preload = 'metadata';
      film.muted = true;
      film.onloadedmetadata = () => end(film.videoWidth, film.videoHeight);
      film.onerror = () => end(0, 0);
      film.src = address;
    }
  });
}
