import { type PointerEvent, type RefObject, useCallback, useRef, type WheelEvent } from 'react';
import {
  held,
  type Point,
  SCALE_TAP,
  type Swipe,
  swipeOf,
  type View,
  WHOLE,
  zoomedAt,
} from './zoom';

const TAP_WITHIN_MS = 300;
const TAP_PX = 12;
const WHEEL_PER_PX = 0.002;

/** Fingers, pointer and wheel over the stage: pinch and wheel enlarge, two taps do and undo, one finger
 *  shifts what is enlarged and wipes what is whole. Draws by the CSSOM, past React: once a frame is often. */
export function useZoom(
  stage: RefObject<HTMLElement | null>,
  picture: RefObject<HTMLElement | null>,
  onSwipe: (swipe: Swipe) => void,
) {
  const view = useRef<View>(WHOLE);
  const fingers = useRef(new Map<number, Point>());
  const began = useRef<{ at: Point; alone: boolean }>(undefined);
  const tapped = useRef({ at: 0, x: 0, y: 0 });

  const draw = useCallback(
    (next: View) => {
      const box = stage.current?.getBoundingClientRect();
      view.current = box ? held(next, box) : next;
      const { scale, x, y } = view.current;
      const style = picture.current?.style;
      if (style) style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
    },
    [stage, picture],
  );
  const zoom = useCallback(
    (factor: number, at: Point = { x: 0, y: 0 }) => draw(zoomedAt(view.current, at, factor)),
    [draw],
  );
  const reset = useCallback(() => draw(WHOLE), [draw]);

  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = stage.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
  };
  const tap = (at: Point, now: number) => {
    const before = tapped.current;
    const again = now - before.at < TAP_WITHIN_MS && distance(before, at) < TAP_PX * 2;
    tapped.current = { ...at, at: again ? 0 : now };
    if (again) draw(view.current.scale > 1 ? WHOLE : zoomedAt(view.current, at, SCALE_TAP));
  };

  const onPointerDown = (event: PointerEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('video') !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    fingers.current.set(event.pointerId, at);
    began.current = { at, alone: fingers.current.size === 1 };
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const at = pointOf(event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, at);
    if (other !== undefined) {
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      zoom(distance(at, other) / Math.max(1, distance(before, other)), middle);
    } else if (view.current.scale > 1) {
      const { scale, x, y } = view.current;
      draw({ scale, x: x + at.x - before.x, y: y + at.y - before.y });
    }
  };
  const onPointerUp = (event: PointerEvent) => {
    if (!fingers.current.delete(event.pointerId)) return;
    const start = began.current;
    if (start === undefined || !start.alone || fingers.current.size > 0) return;
    const at = pointOf(event);
    if (distance(start.at, at) < TAP_PX) tap(at, event.timeStamp);
    else if (view.current.scale === 1) {
      const swipe = swipeOf({ x: at.x - start.at.x, y: at.y - start.at.y });
      if (swipe !== undefined) onSwipe(swipe);
    }
  };
  const onPointerCancel = (event: PointerEvent) => void fingers.current.delete(event.pointerId);
  const onWheel = (event: WheelEvent) =>
    zoom(Math.exp(-event.deltaY * WHEEL_PER_PX), pointOf(event));

  return {
    zoom,
    reset,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onWheel },
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
