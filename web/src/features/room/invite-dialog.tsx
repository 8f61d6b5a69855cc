import type { Member } from '../../sync/types';
import { Dialog } from '../../ui/dialog';
import { InviteCard } from '../../ui/invite-card';
import { inviteWords as words } from '../../words/invite';
import { useInvite } from './use-invite';

export function InviteDialog({ me, onClose }: { me: Member; onClose: () => void }) {
  const { invite, busy, make, terms } = useInvite(me.role);
  return (
    <Dialog title={words.seatForFriend} onClose={onClose}>
      <InviteCard invite={invite} busy={busy} terms={terms} onMake={make} />
    </Dialog>
  );
}
