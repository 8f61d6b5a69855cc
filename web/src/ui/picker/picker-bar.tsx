import type { KeyboardEvent, ReactNode } from 'react';

interface PickerBarProps {
  /** What its buttons choose among, for screen readers. */
  label: string;
  className: string | undefined;
  children: ReactNode;
}

/** A row of buttons that say which part is shown. Each is reached by Tab, the arrows go among them. */
export function PickerBar({ label, className, children }: PickerBarProps) {
  return (
    // The keys of the row belong to the buttons in it.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div role="toolbar" aria-label={label} className={className} onKeyDown={goAmong}>
      {children}
    </div>
  );
}

function goAmong(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const all = [...event.currentTarget.querySelectorAll('button')];
  const at = all.findIndex((each) => each === document.activeElement);
  const next = step !== undefined && at >= 0 ? all[at + step] : undefined;
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
