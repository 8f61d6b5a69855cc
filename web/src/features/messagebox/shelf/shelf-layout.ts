/** Where pictures of different heights stand beside each other, known before a byte of them is here. Pure. */

const COLUMNS = 2;
/** Between two of a column, in widths of it. */
const GAP = 0.036;
/** Very tall and very flat ones are cut, so that each can be pressed and none fills the shelf. */
const RATIO_MIN = 0.45;
const RATIO_MAX = 1.5;

interface Sized {
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  /** In the list that was given. */
  at: number;
  column: number;
  /** From the top, and how high, in widths of a column. */
  top: number;
  height: number;
}

/** Height of one in widths. */
function ratioOf({ width, height }: Sized): number {
  const ratio = width > 0 && height > 0 ? height / width : 1;
  return Math.min(RATIO_MAX, Math.max(RATIO_MIN, ratio));
}

/** Each goes where most room is left at the top, so that one that comes later moves none that stands. */
export function placed(items: readonly Sized[]): Placed[] {
  const ends = Array<number>(COLUMNS).fill(0);
  return items.map((item, at) => {
    const column = ends.indexOf(Math.min(...ends));
    const top = ends[column] ?? 0;
    const height = ratioOf(item);
    ends[column] = top + height + GAP;
    return { at, column, top, height };
  });
}

/** How high all of them are together. */
export function heightOf(all: readonly Placed[]): number {
  return all.reduce((most, { top, height }) => Math.max(most, top + height), 0);
}

/** Where an arrow leads from one; undefined where nothing is in that direction. */
export function stepFrom(all: readonly Placed[], at: number, key: string): number | undefined {
  const here = all[at];
  if (here === undefined) return undefined;
  const beside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (beside !== undefined) return nearest(all, here, here.column + beside);
  if (key === 'Home') return 0;
  if (key === 'End') return all.length - 1;
  const column = all.filter((each) => each.column === here.column);
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  return step === undefined ? undefined : column[column.indexOf(here) + step]?.at;
}

/** Of another column the one whose middle is least away. */
function nearest(all: readonly Placed[], here: Placed, column: number): number | undefined {
  const away = (one: Placed) => Math.abs(one.top + one.height / 2 - here.top - here.height / 2);
  return all
    .filter((each) => each.column === column)
    .toSorted((a, b) => away(a) - away(b))
    .at(0)?.at;
}
