import { ChevronDown } from 'lucide-react';
import type { SelectHTMLAttributes } from 'react';
import { Icon } from './icon';
import css from './select.module.css';

/** The browser's own list behind a field of ours. */
export function Select(props: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <span className={css.frame}>
      <select {...props} className={css.select} />
      <Icon of={ChevronDown} className={css.arrow} />
    </span>
  );
}
