import css from './progress-bar.module.css';

interface ProgressBarProps {
  label: string;
  /** Both in the same unit, bytes mostly; of nothing it is empty. */
  value: number;
  max: number;
}

/** How far something is, as a thin line. */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  return <progress className={css.bar} aria-label={label} value={value} max={Math.max(1, max)} />;
}
