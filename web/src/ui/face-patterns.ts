/** The eight patterns a mat may be printed with; lib/face says which friend has which.
 *  40 × 40, one path each: disc, rays, diagonal, chequers, stripes, four discs, waves, diamond. */

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** Eight wedges from the middle, as wide as the gaps between them; the mat's edge cuts them. */
function rays(): string {
  const reach = 30;
  const half = Math.PI / 16;
  let path = '';
  for (let ray = 0; ray < 8; ray += 1) {
    const at = (ray * Math.PI) / 4 + half;
    const corner = (angle: number) =>
      `${(20 + reach * Math.sin(angle)).toFixed(1)} ${(20 - reach * Math.cos(angle)).toFixed(1)}`;
    path += `M20 20L${corner(at - half)}L${corner(at + half)}Z`;
  }
  return path;
}

export const FACE_PATTERNS = [
  disc(20, 20, 14),
  rays(),
  'M0 0H40L0 40Z',
  'M0 0H20V20H0ZM20 20H40V40H20Z',
  'M0 8H40V16H0ZM0 24H40V32H0Z',
  disc(7, 7, 12) + disc(33, 7, 12) + disc(7, 33, 12) + disc(33, 33, 12),
  'M0 40V27Q5 20 10 27T20 27T30 27T40 27V40Z',
  'M20 1L39 20L20 39L1 20Z',
] as const;
