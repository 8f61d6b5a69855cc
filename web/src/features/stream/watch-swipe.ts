import { type AnswerSwipe, answers, beginAnswer, moveAnswer } from './answer-swipe';
import { rowAt } from './long-press';

/** A short buzz under the thumb, where the device has one: letting go now answers. */
const BUZZ_MS = 10;

interface Watched {
  /** The row is drawn so far to the left; undefined: it lies where it belongs. */
  draw: (row: HTMLElement, drawn: number | undefined, ready: boolean) => void;
  answer: (row: HTMLElement) => void;
}

/** A finger drawing a message to the left answers it. Returns what stops watching. */
export function watchSwipe(box: HTMLElement, { draw, answer }: Watched): () => void {
  let swipe: AnswerSwipe | undefined;
  let row: HTMLElement | undefined;

  const forget = () => {
    if (row !== undefined) draw(row, undefined, false);
    swipe = undefined;
    row = undefined;
  };
  const onStart = (event: TouchEvent) => {
    forget();
    const [touch] = event.touches;
    const target = event.target instanceof Element ? event.target : null;
    // Code scrolls sideways by itself; selected words are on their way somewhere else.
    const busy = target?.closest('pre, textarea') != null || getSelection()?.isCollapsed === false;
    if (touch === undefined || event.touches.length > 1 || busy) return;
    row = rowAt(event);
    if (row !== undefined) swipe = beginAnswer(touch.clientX, touch.clientY);
  };
  const onMove = (event: TouchEvent) => {
    const [touch] = event.touches;
    if (swipe === undefined || row === undefined || touch === undefined) return;
    const before = answers(swipe);
    swipe = moveAnswer(swipe, touch.clientX, touch.clientY);
    if (swipe.going === false) {
      forget();
      return;
    }
    if (swipe.going !== true) return;
    const ready = answers(swipe);
    if (ready && !before) navigator.vibrate?.(BUZZ_MS);
    draw(row, swipe.drawn, ready);
  };
  const onEnd = (event: TouchEvent) => {
    const answered = event.type === 'touchend' && swipe !== undefined && answers(swipe);
    const which = row;
    forget();
    if (answered && which !== undefined) answer(which);
  };
  box.addEventListener('touchstart', onStart, { passive: true });
  box.addEventListener('touchmove', onMove, { passive: true });
  box.addEventListener('touchend', onEnd, { passive: true });
  box.addEventListener('touchcancel', onEnd, { passive: true });
  return () => {
    forget();
    box.removeEventListener('touchstart', onStart);
    box.removeEventListener('touchmove', onMove);
    box.removeEventListener('touchend', onEnd);
    box.removeEventListener('touchcancel', onEnd);
  };
}
