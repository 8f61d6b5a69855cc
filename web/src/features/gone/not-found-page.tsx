import { useEffect } from 'react';
import { Mark } from '../../ui/mark';
import { Link } from '../../ui/router';
import { lateWords as words } from '../../words/late';
import css from './not-found-page.module.css';

export function NotFoundPage() {
  useEffect(() => {
    document.title = `${words.noSuchPageTitle} · Snug`;
  }, []);
  return (
    <main className={css.page}>
      <Mark className={css.mark} />
      <h1>{words.noSuchPage}</h1>
      <p>{words.noSuchPageWhy}</p>
      <Link href="/c/home">{words.backHome}</Link>
    </main>
  );
}
