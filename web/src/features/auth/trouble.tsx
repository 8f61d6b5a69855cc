import css from './auth.module.css';

/** A refusal that belongs to no single field: what happened, then what to do. */
export function Trouble({ children }: { children: string }) {
  return (
    <p className={css.wrong} role="alert">
      {children}
    </p>
  );
}
