import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { squareWords as words } from '../../../words/square';
import { type Cut, movedCut, placeOf, type Size, zoomedCut } from './cut';
import css from './square.module.css';

interface CropFrameProps {
  src: string;
  size: Size;
  cut: Cut;
  onCut: (change: (cut: Cut) => Cut) => void;
}

type Point = readonly [x: number, y: number];

/** Parts of the side that a key moves it, and how much nearer one comes. */
const keyStep = 0.04;
const keyZoom = 1.15;
/** Of one line of the wheel, in px; some devices count lines. */
const linePx = 16;

/** The picture behind a frame: dragged, pinched, wheeled, or moved by keys. */
export function CropFrame({ src, size, cut, onCut }: CropFrameProps) {
  const frame = useRef<HTMLButtonElement>(null);
  const fingers = useRef(new Map<number, Point>());
  useWheel(frame, (factor, at) => onCut((held) => zoomedCut(held, factor, size, at)));

  const onMove = (event: PointerEvent<HTMLButtonElement>) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const side = event.currentTarget.clientWidth;
    const now: Point = [event.clientX, event.clientY];
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    // Each of two fingers moves it half the way.
    const share = other === undefined ? side : side * 2;
    const [right, down] = [(before[0] - now[0]) / share, (before[1] - now[1]) / share];
    const factor = other === undefined ? 1 : apart(now, other) / Math.max(1, apart(before, other));
    const at = other && partOf(event.currentTarget, middle(now, other));
    onCut((held) => movedCut(zoomedCut(held, factor, size, at), right, down, size));
  };
  const onUp = ({ pointerId }: PointerEvent) => void fingers.current.delete(pointerId);
  const onKeyDown = (event: KeyboardEvent) => {
    const [right, down] = arrows[event.key] ?? [0, 0];
    const factor = { '+': keyZoom, '=': keyZoom, '-': 1 / keyZoom }[event.key] ?? 1;
    if (right === 0 && down === 0 && factor === 1) return;
    event.preventDefault();
    onCut((held) => movedCut(zoomedCut(held, factor, size), right * keyStep, down * keyStep, size));
  };
  return (
    <button
      ref={frame}
      type="button"
      className={css.frame}
      aria-label={words.frame}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
      }}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
      onKeyDown={onKeyDown}
    >
      <img src={src} alt="" draggable={false} style={placeOf(cut, size)} />
    </button>
  );
}

const arrows: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const apart = ([x, y]: Point, [toX, toY]: Point) => Math.hypot(toX - x, toY - y);
const middle = ([x, y]: Point, [toX, toY]: Point): Point => [(x + toX) / 2, (y + toY) / 2];

/** In parts of the frame. */
function partOf(frame: Element, [x, y]: Point): [number, number] {
  const box = frame.getBoundingClientRect();
  return [(x - box.left) / box.width, (y - box.top) / box.height];
}

/** React listens to the wheel without the right to keep the page from scrolling. */
function useWheel(
  frame: { readonly current: HTMLElement | null },
  zoom: (factor: number, at: [number, number]) => void,
): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const box = frame.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1;
      const at = partOf(event.currentTarget as Element, [event.clientX, event.clientY]);
      latest.current(Math.exp((-event.deltaY * px) / 400), at);
    };
    box?.addEventListener('wheel', onWheel, { passive: false });
    return () => box?.removeEventListener('wheel', onWheel);
  }, [frame]);
}
