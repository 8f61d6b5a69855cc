// What a class of a style sheet is called in the built page: its own name and three characters for the file,
// instead of eight and the number of its line. The names stand in scripts and sheets alike.

import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const LENGTH = 3;
/** By what stands for them. */
const files = new Map();

/** Throws where two files would be called the same: then one more character is needed. */
export function scopedName(name, path) {
  const file = relative(web, path);
  const short = createHash('sha256').update(file).digest('base64url').slice(0, LENGTH);
  if ((files.get(short) ?? file) !== file) throw new Error(`${file} is ${short}, as another is`);
  files.set(short, file);
  return `${name}-${short}`;
}
