import { isLong } from '../../lib/text/is-long';

/** Whatever might mean something: marks, addresses, names, the beginnings of lists, emoji. */
const MARKS = /[\\`*_~|[\]<>@#:\p{Extended_Pictographic}\p{RI}\u20E3]|^ *(?:-|\d+[.)]) /mu;

/** Most messages are just said. They need no reading and are drawn as they are. */
export function isPlain(content: string): boolean {
  return !MARKS.test(content) && !isLong(content);
}
