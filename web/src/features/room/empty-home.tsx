import type { Member } from '../../sync/types';
import { InviteCard } from '../../ui/invite-card';
import { Mark } from '../../ui/mark';
import { mayInvite } from '../../ui/rights';
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
          It's quiet. That's the idea.
        </h2>
        <p className={css.words}>
          This is home, the room everybody shares. What is said here is kept on your own server. All
          it needs now is your friends.
        </p>
        {mayInvite(me.role) && (
          <InviteCard invite={invite} busy={busy} terms={terms} onMake={make} />
        )}
      </section>
    </div>
  );
}
