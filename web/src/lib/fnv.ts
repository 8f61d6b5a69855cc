// FNV-1a, 32 bit, over UTF-8 bytes, with one last fold so that the low bits depend on the high
// ones. The same figures come out wherever a face is drawn.

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;
const encoder = new TextEncoder();

export function fnv1a(text: string): number {
  let hash = offsetBasis;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, prime);
  return hash >>> 0;
}

export function foldedHash(text: string): number {
  const hash = fnv1a(text);
  return (hash ^ (hash >>> 16)) >>> 0;
}
