/** The shape of a sound as bars. Pure. */

export const BARS = 48;
/** Of silence: something has to be there to be seen. */
const LEVEL_MIN = 4;

/** So many bars of 0 to 100, the loudest level of each stretch; even ones where nobody knows. */
export function barsOf(levels: readonly number[] | undefined, count = BARS): number[] {
  if (levels === undefined || levels.length === 0) return Array<number>(count).fill(LEVEL_MIN * 3);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((at + 1) * levels.length) / count));
    const level = levels.slice(from, to).reduce((most, each) => Math.max(most, each), 0);
    return Math.min(100, Math.max(LEVEL_MIN, Number.isFinite(level) ? level : 0));
  });
}
