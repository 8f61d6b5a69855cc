/** The shape of a sound as bars. Pure. */

export const BARS = 48;
/** Of silence: something has to be there to be seen. */
const LEVEL_MIN = 4;
/** A sound whose peak is below this is as good as silence: drawn larger, its hiss would look like talk. */
const PEAK_MIN = 5;

/** So many bars of 0 to 100, the loudest level of each stretch, as parts of the sound's own peak: a quiet voice has
 *  a shape too. Even ones where nobody knows. */
export function barsOf(levels: readonly number[] | undefined, count = BARS): number[] {
  if (levels === undefined || levels.length === 0) return Array<number>(count).fill(LEVEL_MIN * 3);
  const heights = levels.map((level) => (Number.isFinite(level) ? Math.min(100, level) : 0));
  const peak = heights.reduce((most, each) => Math.max(most, each), PEAK_MIN);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((at + 1) * levels.length) / count));
    const level = heights.slice(from, to).reduce((most, each) => Math.max(most, each), 0);
    return Math.max(LEVEL_MIN, (level * 100) / peak);
  });
}
