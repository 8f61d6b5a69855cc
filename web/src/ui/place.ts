const EDGE_PX = 8;
const GAP_PX = 6;

/** Puts a box of the top layer under (or, without room, above) its anchor, inside the window. */
export function placeBeside(box: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + GAP_PX;
  const top = below + height + EDGE_PX <= innerHeight ? below : at.top - GAP_PX - height;
  const wantsLeft = at.left + at.width / 2 < innerWidth / 2 ? at.left : at.right - width;
  const left = Math.min(Math.max(EDGE_PX, wantsLeft), innerWidth - width - EDGE_PX);
  box.style.setProperty('--x', `${Math.round(left)}px`);
  box.style.setProperty('--y', `${Math.round(Math.max(EDGE_PX, top))}px`);
}
