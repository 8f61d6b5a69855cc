// What a file on this device is, as far as its type and name tell. Only for showing it before it is
// sent: the server looks at the bytes and has the last word.

export type FileKind = 'image' | 'video' | 'audio' | 'file';

/** Whatever else calls itself a picture (SVG, TIFF, RAW), not every browser draws. */
const drawn = /^image\/(?:jpeg|png|gif|webp|avif|bmp)$/;

export function kindOf(type: string): FileKind {
  if (drawn.test(type)) return 'image';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'file';
}

/** The name apart from its ending, which says what the file is and stays: `["holiday", ".jpeg"]`. */
export function splitName(name: string): [stem: string, ending: string] {
  const at = name.lastIndexOf('.');
  // A name that begins with its only dot has no ending; one of ten letters is none either.
  return at <= 0 || name.length - at > 10 ? [name, ''] : [name.slice(0, at), name.slice(at)];
}
