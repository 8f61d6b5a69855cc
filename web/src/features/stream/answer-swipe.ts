/** Decides what a finger that goes left over a message means. Pure; watch-swipe feeds it touches. */

/** Movement below this may still become a scroll or a press. */
const SLACK_PX = 10;
/** From here on letting go answers. */
const READY_PX = 56;
/** The row follows no further. */
const FURTHEST_PX = 80;

export interface AnswerSwipe {
  startX: number;
  startY: number;
  /** Null until it is clear whether this is a swipe to the left (true) or something else (false). */
  going: boolean | null;
  /** How far the row has been drawn to the left. */
  drawn: number;
}

export function beginAnswer(x: number, y: number): AnswerSwipe {
  return { startX: x, startY: y, going: null, drawn: 0 };
}

export function moveAnswer(swipe: AnswerSwipe, x: number, y: number): AnswerSwipe {
  const left = swipe.startX - x;
  const along = Math.abs(y - swipe.startY);
  let { going } = swipe;
  // Twice as far across as along: a thumb that scrolls goes in an arc.
  if (going === null && Math.max(Math.abs(left), along) > SLACK_PX) going = left > 2 * along;
  const drawn = going === true ? Math.min(Math.max(0, left - SLACK_PX), FURTHEST_PX) : 0;
  return { ...swipe, going, drawn };
}

export function answers(swipe: AnswerSwipe): boolean {
  return swipe.going === true && swipe.drawn >= READY_PX;
}
