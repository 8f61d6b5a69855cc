import type { Member } from '../../sync/types';
import { InviteCard } from '../../ui/invite-card';
import { Mark } from '../../ui/mark';
import { mayInvite } from '../../ui/rights';
import { inviteWords as words } from '../../words/invite';
import css from './empty-home.module.css';
import { useInvite } from './use-invite';

/** Home before anybody said a word: what this is, and the one thing it needs. */
export function EmptyHome({ me }: { me: Member }) {
  const { invite, busy, make, terms } = useInvite(me.role);
  return (
    <div className={css.scroller} data-region="messages" tabIndex={-1}>
      <section className={css.empty} aria-labelledby="empty-home">
        <Mark className={css.mark} />
        <h2 id="empty-home" className={css.title}>
          {words.quiet}
        </h2>
        <p className={css.words}>{words.quietMore}</p>
        {mayInvite(me.role) && (
          <InviteCard invite={invite} busy={busy} terms={terms} onMake={make} />
        )}
      </section>
    </div>
  );
}
