/** Decides what a swipe means for the drawer. Pure; use-drawer feeds it touches. */

/** A swipe that opens begins this near to the edge; more would steal sideways gestures of the page. */
export const EDGE_PX = 28;
/** Movement below this may still become a scroll or a tap. */
const SLACK_PX = 10;
/** Faster than this the direction decides, whatever the way made so far. */
const FLING_PX_PER_MS = 0.4;

export interface Swipe {
  startX: number;
  startY: number;
  /** Null until it is clear whether this is a swipe (true) or something else (false). */
  sideways: boolean | null;
  lastX: number;
  lastAt: number;
  speed: number;
}

export function beginSwipe(x: number, y: number, at: number, open: boolean): Swipe | undefined {
  if (!open && x > EDGE_PX) return undefined;
  return { startX: x, startY: y, sideways: null, lastX: x, lastAt: at, speed: 0 };
}

export function moveSwipe(swipe: Swipe, x: number, y: number, at: number): Swipe {
  const across = Math.abs(x - swipe.startX);
  const along = Math.abs(y - swipe.startY);
  let { sideways } = swipe;
  if (sideways === null && Math.max(across, along) > SLACK_PX) sideways = across > along;
  const speed = at > swipe.lastAt ? (x - swipe.lastX) / (at - swipe.lastAt) : swipe.speed;
  return { ...swipe, sideways, lastX: x, lastAt: at, speed };
}

/** How far the drawer stands open right now, 0 to 1. */
export function openPart(swipe: Swipe, wasOpen: boolean, width: number): number {
  const moved = (swipe.lastX - swipe.startX) / width;
  return Math.min(1, Math.max(0, (wasOpen ? 1 : 0) + moved));
}

export function endsOpen(swipe: Swipe, wasOpen: boolean, width: number): boolean {
  if (swipe.sideways !== true) return wasOpen;
  if (Math.abs(swipe.speed) > FLING_PX_PER_MS) return swipe.speed > 0;
  return openPart(swipe, wasOpen, width) > 0.5;
}
