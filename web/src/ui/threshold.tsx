import type { ReactNode } from 'react';
import { doorWords as words } from '../words/door';
import { cx } from './cx';
import { Fittings } from './fittings';
import { Mark } from './mark';
import { RoomDrawing, type Seat } from './room-drawing';
import css from './threshold.module.css';

interface ThresholdProps {
  seats: readonly Seat[];
  lit?: boolean;
  /** Of the place, over the title. */
  icon?: string | undefined;
  title: string;
  intro?: ReactNode;
  /** The quiet sentence under the drawing; a phone leaves it out. */
  promise: ReactNode;
  children: ReactNode;
}

/** The doorstep: the room drawn on the green wall, and on the table what it takes to come in. */
export function Threshold({
  seats,
  lit = true,
  icon,
  title,
  intro,
  promise,
  children,
}: ThresholdProps) {
  return (
    <div className={css.threshold}>
      <aside className={cx(css.wall, !lit && css.dark)} aria-label={words.theRoom}>
        <div className={css.brand}>
          <Mark className={css.mark} />
          snug
        </div>
        <div className={css.drawing}>
          <RoomDrawing seats={seats} lit={lit} />
        </div>
        <p className={css.promise}>{promise}</p>
      </aside>
      <main className={css.table}>
        <div className={css.sheet}>
          {icon !== undefined && <img className={css.icon} src={icon} alt="" />}
          <h1 className={css.title}>{title}</h1>
          {intro !== undefined && <div className={css.intro}>{intro}</div>}
          {children}
        </div>
      </main>
      <Fittings />
    </div>
  );
}

/** The row of buttons that ends a form: the brass one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={css.actions}>{children}</div>;
}

/** For sentences of which some words stand out. */
export function inBold(text: string): ReactNode {
  return <strong>{text}</strong>;
}
