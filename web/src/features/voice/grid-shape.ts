// How so many tiles fill a box: as large as they can be, none outside. Pure.

export interface GridShape {
  readonly across: number;
  readonly width: number;
  readonly height: number;
}

export interface GridBox {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** No tile is taller than that. */
  readonly tallest: number;
}

/** As wide as a camera's picture at most; a desk has room for all of it, a phone cuts its sides off. */
const widest = 16 / 9;
const slimmestAtDesk = 4 / 3;
const slimmestOnPhone = 5 / 6;
/** Below this a name no longer fits under a face: then one scrolls. */
const lowest = 84;
const narrowest = 108;
/** At a desk people sit beside each other, were they a little smaller for it. */
const besideWorth = 0.9;

export function gridShape(count: number, { width, height, gap, tallest }: GridBox): GridShape {
  const worth = width > height ? besideWorth : 1;
  const slimmest = width > height ? slimmestAtDesk : slimmestOnPhone;
  const roomWide = (across: number) => (width - gap * (across - 1)) / across;
  let best: GridShape = { across: 0, width: 0, height: 0 };
  for (let across = 1; across <= count; across += 1) {
    const rows = Math.ceil(count / across);
    const high = Math.min((height - gap * (rows - 1)) / rows, tallest);
    const wide = Math.min(roomWide(across), high * widest);
    const tile = { across, width: wide, height: Math.min(high, wide / slimmest) };
    const isLarger = tile.width * tile.height > best.width * best.height * worth;
    if (isLarger && tile.height >= lowest) best = tile;
  }
  if (best.across === 0) {
    const across = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
    best = { across, width: Math.min(roomWide(across), lowest * widest), height: lowest };
  }
  return { ...best, width: Math.floor(best.width), height: Math.floor(best.height) };
}
