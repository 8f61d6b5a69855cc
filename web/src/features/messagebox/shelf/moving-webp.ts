/** Of the flags in a VP8X chunk (RFC 9649 section 2.7). */
const ANIMATION_FLAG = 0x02;
const FLAGS_AT = 20;

/** Whether a WebP says of itself that it moves, by its first bytes (RFC 9649 section 2.7): a RIFF file of form
 *  WEBP whose first chunk is VP8X with the animation flag. Pure. */
export function isMovingWebp(head: Uint8Array): boolean {
  const named = (at: number) => String.fromCodePoint(...head.subarray(at, at + 4));
  if (named(0) !== 'RIFF' || named(8) !== 'WEBP' || named(12) !== 'VP8X') return false;
  return ((head[FLAGS_AT] ?? 0) & ANIMATION_FLAG) !== 0;
}
