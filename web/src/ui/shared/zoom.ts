/** How a picture in the viewer is enlarged and shifted. Pure; all lengths in CSS pixels from the middle. */

export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Point {
  x: number;
  y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
export const SCALE_MAX = 8;
export const SCALE_STEP = 1.6;
export const SCALE_TAP = 2.5;

/** Enlarged by `factor` so that what is under `at` stays there. */
export function zoomedAt(view: View, at: Point, factor: number): View {
  const scale = Math.min(SCALE_MAX, Math.max(1, view.scale * factor));
  if (scale === 1) return WHOLE;
  const part = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * part, y: at.y - (at.y - view.y) * part };
}

/** No further than its edge stands in the middle of the stage. */
export function held(view: View, stage: { width: number; height: number }): View {
  const within = (shift: number, side: number) => {
    const most = ((view.scale - 1) * side) / 2;
    return Math.min(most, Math.max(-most, shift));
  };
  return { ...view, x: within(view.x, stage.width), y: within(view.y, stage.height) };
}

export type Swipe = 'previous' | 'next' | 'away';

const ACROSS_PX = 60;
const DOWN_PX = 90;

/** What a finger that went so far over a whole picture meant. */
export function swipeOf({ x, y }: Point): Swipe | undefined {
  if (y > DOWN_PX && y > Math.abs(x) * 1.5) return 'away';
  if (Math.abs(x) < ACROSS_PX || Math.abs(x) < Math.abs(y) * 1.5) return undefined;
  return x > 0 ? 'previous' : 'next';
}
