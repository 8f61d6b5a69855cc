import { cx } from './cx';
import { Face } from './face';
import faceCss from './face.module.css';
import css from './room-drawing.module.css';

/** Who sits where. `free` is drawn dashed; `mine` is the one kept for the reader. */
export type Seat =
  | { kind: 'friend'; username: string; name?: string }
  | { kind: 'somebody'; hue: number }
  | { kind: 'free' }
  | { kind: 'mine' };

/** Middle of each seat in the drawing, from the corner by the lamp clockwise; eight fit round it. */
const PLACES = [
  [93, 99],
  [200, 89],
  [307, 99],
  [317, 202],
  [307, 305],
  [200, 317],
  [93, 305],
  [83, 202],
] as const;

export const SEATS_MAX = PLACES.length;

const SEAT = 50;
const WALL =
  'M234 369H287A80 80 0 0 0 367 289V115A80 80 0 0 0 287 35H113A80 80 0 0 0 33 115V289A80 80 0 0 0 113 369H148V430';

/** The room seen from above, the mark grown large: its table lamp, and a seat for every friend. */
export function RoomDrawing({ seats, lit = true }: { seats: readonly Seat[]; lit?: boolean }) {
  return (
    <svg className={css.drawing} viewBox="28 30 344 410" aria-hidden fill="none">
      <defs>
        <radialGradient id="table-light">
          <stop offset="0.2" className={css.lightNear} />
          <stop offset="0.72" className={css.lightFar} />
        </radialGradient>
      </defs>
      <circle
        className={css.table}
        cx="200"
        cy="202"
        r="73.5"
        fill={lit ? 'url(#table-light)' : 'none'}
      />
      <circle className={cx(css.lamp, !lit && css.unlit)} cx="200" cy="202" r="23.5" />
      <path className={css.wall} d={WALL} />
      {PLACES.map(([x, y], index) => (
        <SeatAt key={`${x}-${y}`} seat={seats[index] ?? { kind: 'free' }} x={x} y={y} />
      ))}
    </svg>
  );
}

function SeatAt({ seat, x, y }: { seat: Seat; x: number; y: number }) {
  const left = x - SEAT / 2;
  const top = y - SEAT / 2;
  switch (seat.kind) {
    case 'friend':
      return (
        <svg x={left} y={top} width={SEAT} height={SEAT} viewBox="0 0 50 50">
          <foreignObject width={SEAT} height={SEAT}>
            <Face username={seat.username} name={seat.name} size={SEAT} />
          </foreignObject>
        </svg>
      );
    case 'somebody':
      return (
        <rect
          className={cx(css.somebody, faceCss[`h${seat.hue}`])}
          x={left}
          y={top}
          width={SEAT}
          height={SEAT}
          rx="15"
        />
      );
    case 'free':
    case 'mine':
      return (
        <>
          <rect className={css.free} x={left + 1} y={top + 1} width={48} height={48} rx="14" />
          {seat.kind === 'mine' && (
            <path className={css.plus} d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />
          )}
        </>
      );
  }
}
