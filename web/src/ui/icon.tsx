import type { LucideIcon } from 'lucide-react';
import { cx } from './cx';
import css from './icon.module.css';

/** One stroke for every icon of the house; always decoration, the name stands on what holds it. */
const STROKE = 1.85;

export function Icon({ of: Of, className }: { of: LucideIcon; className?: string | undefined }) {
  return (
    <Of className={cx(css.icon, className)} strokeWidth={STROKE} aria-hidden focusable={false} />
  );
}
