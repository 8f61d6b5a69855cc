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

/** Of pictures that the server takes in; BMP has no room for more than the picture. */
const opened = /^image\/(?:p?jpe?g|a?png|gif|webp|avif|hei[cf](?:-sequence)?|bmp)$/;
const negatives =
  /\.(?:tiff?|dng|cr[23w]|nef|nrw|arw|sr[2fw]|raf|orf|rw2|pef|x3f|3fr|iiq|raw|psd|psb|xcf|svgz?|jxl|jp2)$/i;
const paperType = /pdf|rtf|msword|ms-(?:excel|powerpoint)|officedocument|opendocument|iwork/;
const paperName = /\.(?:pdf|rtf|(?:doc|xls|ppt)[mx]?|od[pst]|pages|numbers|key)$/i;

/** What the server hands on as it came, although the program or the camera that made it may have noted in it where
 *  and by whom that was: a picture that it does not open, or a paper. */
export function untouched(type: string, name: string): 'picture' | 'paper' | undefined {
  if (opened.test(type)) return undefined;
  if (type.startsWith('image/') || negatives.test(name)) return 'picture';
  return paperType.test(type) || paperName.test(name) ? 'paper' : undefined;
}

/** The name apart from its ending, which says what the file is and stays: `["holiday", ".jpeg"]`. */
export function splitName(name: string): [stem: string, ending: string] {
  const at = name.lastIndexOf('.');
  // A name that begins with its only dot has no ending; one of ten letters is none either.
  return at <= 0 || name.length - at > 10 ? [name, ''] : [name.slice(0, at), name.slice(at)];
}
