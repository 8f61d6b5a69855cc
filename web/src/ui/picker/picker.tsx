import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from '../cx';
import { Icon } from '../icon';
import css from './picker.module.css';

/** The box of something to pick from, beside what opened it (`usePopover`); on a phone a sheet from below. */
export function Picker({ label, className, ...rest }: ComponentProps<'div'> & { label: string }) {
  return (
    <div
      popover="auto"
      role="dialog"
      aria-label={label}
      className={cx(css.picker, className)}
      {...rest}
    />
  );
}

/** Where one looks for it by name. What is given beside the field is for it to refer to. */
export function PickerSearch({
  label,
  children,
  ...rest
}: ComponentProps<'input'> & { label: string }) {
  return (
    <div className={css.search}>
      <Icon of={Search} />
      <input type="search" placeholder={label} aria-label={label} autoComplete="off" {...rest} />
      {children}
    </div>
  );
}
