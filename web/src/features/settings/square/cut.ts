// Which square of a picture is meant, in pixels of the picture as it stands upright. Pure.

/** A square within a picture; not yet rounded. */
export interface Cut {
  left: number;
  top: number;
  side: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Nothing smaller is worth showing: the server would only make it larger again. */
const sideMin = 48;

const clamp = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));

function within({ left, top, side }: Cut, { width, height }: Size): Cut {
  return { left: clamp(left, width - side), top: clamp(top, height - side), side };
}

/** As large as it can be, in the middle. */
export function wholeCut({ width, height }: Size): Cut {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

/** By parts of its own side, to the right and down. */
export function movedCut(cut: Cut, right: number, down: number, of: Size): Cut {
  return within({ ...cut, left: cut.left + right * cut.side, top: cut.top + down * cut.side }, of);
}

/** `factor` above 1 comes nearer. What stands at (x, y), in parts of the side, stays there. */
export function zoomedCut(cut: Cut, factor: number, of: Size, [x, y] = [0.5, 0.5]): Cut {
  const most = Math.min(of.width, of.height);
  const side = Math.min(most, Math.max(Math.min(sideMin, most), cut.side / factor));
  const shrunk = cut.side - side;
  return within({ left: cut.left + shrunk * x, top: cut.top + shrunk * y, side }, of);
}

/** How near it is: 1 for the whole, up to zoomMax. */
export function zoomOf({ side }: Cut, { width, height }: Size): number {
  return Math.min(width, height) / side;
}

export function zoomMax({ width, height }: Size): number {
  const most = Math.min(width, height);
  return most / Math.min(sideMin, most);
}

/** In whole pixels, none of them outside. */
export function roundedCut(cut: Cut, { width, height }: Size): Cut {
  const side = Math.max(1, Math.min(Math.round(cut.side), width, height));
  const [left, top] = [Math.round(cut.left), Math.round(cut.top)];
  return { left: clamp(left, width - side), top: clamp(top, height - side), side };
}

/** Where the picture stands in a frame that shows the cut alone, in percent of the frame. */
export function placeOf({ left, top, side }: Cut, { width }: Size) {
  const percent = (part: number) => `${(part * 100) / side}%`;
  return { width: percent(width), left: percent(-left), top: percent(-top) };
}
