// The first frame of pictures that move, for those who want nothing to move.

/** As sharp as the server's own: 96 px. */
const sideMax = 96;

const stills = new Map<string, Promise<string>>();

/** A blob: address; the same one for as long as the page lives. Own emoji are few (250), and so are these. */
export function stillOf(url: string): Promise<string> {
  const held = stills.get(url) ?? draw(url);
  stills.set(url, held);
  held.catch(() => stills.delete(url));
  return held;
}

async function draw(url: string): Promise<string> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const scale = Math.min(1, sideMax / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done);
  });
  if (bytes === null) throw new Error('no frame of it');
  return URL.createObjectURL(bytes);
}
