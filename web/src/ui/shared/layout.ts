/** How much room pictures and films take in a message, known before a byte of them is here. Pure. */

/** The largest a single one is drawn, in CSS pixels at the usual text size. */
export const WIDTH_MAX = 400;
export const HEIGHT_MAX = 320;
/** Smaller ones cannot be pressed, nor bear a sign. */
const SIDE_MIN = 64;
/** A thumbnail of 800 pixels has 200 left for its short side, as many as the smallest tile of a group. */
const RATIO_MAX = 4;
/** Of what nobody knows yet: a film is wide. */
const UNKNOWN = { width: 400, height: 225 };
/** More than these are behind the last tile. */
export const TILES_MAX = 4;

export interface Sized {
  readonly width?: number;
  readonly height?: number;
}

export interface Box {
  width: number;
  height: number;
}

/** The place of a single one: its own shape within the largest, never drawn larger than it is. Very long
 *  and very thin ones keep a side that can be pressed. */
export function boxOf({ width, height }: Sized): Box {
  if (!isSide(width) || !isSide(height)) return UNKNOWN;
  const scale = Math.min(1, WIDTH_MAX / width, HEIGHT_MAX / height);
  return { width: side(width * scale, WIDTH_MAX), height: side(height * scale, HEIGHT_MAX) };
}

/** So long or so thin that filling a place would draw its thumbnail many times larger: it is shown whole. */
export function isLong({ width, height }: Sized): boolean {
  if (!isSide(width) || !isSide(height)) return false;
  return Math.max(width / height, height / width) > RATIO_MAX;
}

function isSide(length: number | undefined): length is number {
  return length !== undefined && Number.isFinite(length) && length > 0;
}

function side(length: number, most: number): number {
  return Math.min(most, Math.max(SIDE_MIN, Math.round(length)));
}

export type Grid = 'one' | 'two' | 'three' | 'many';

/** How so many stand together, how many of them are seen, and how many stand behind the last one. */
export function gridOf(count: number): { grid: Grid; shown: number; behind: number } {
  const shown = Math.min(count, TILES_MAX);
  const grid = count <= 1 ? 'one' : count === 2 ? 'two' : count === 3 ? 'three' : 'many';
  return { grid, shown, behind: count - shown };
}
