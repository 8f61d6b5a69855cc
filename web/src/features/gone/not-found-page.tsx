import { useEffect } from 'react';
import { Link } from 'wouter';
import { Mark } from '../../ui/mark';
import css from './not-found-page.module.css';

export function NotFoundPage() {
  useEffect(() => {
    document.title = 'No such page · Snug';
  }, []);
  return (
    <main className={css.page}>
      <Mark className={css.mark} />
      <h1>There is no door here</h1>
      <p>The address leads nowhere. It may be mistyped, or the room behind it is gone.</p>
      <Link href="/c/home">Back to home</Link>
    </main>
  );
}
