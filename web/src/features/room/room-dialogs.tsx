import { Suspense } from 'react';
import type { Member } from '../../sync/types';
import type { OverRoom } from '../channels/over-room';
import { recentRooms } from './recent';
import { ArchiveDialog, InviteDialog, KeysSheet, Switcher } from './when-asked';

interface RoomDialogsProps {
  open: OverRoom | undefined;
  me: Member;
  onClose: () => void;
}

export function RoomDialogs({ open, me, onClose }: RoomDialogsProps) {
  return (
    <Suspense fallback={null}>
      {open === 'invite' && <InviteDialog me={me} onClose={onClose} />}
      {open === 'archive' && <ArchiveDialog me={me} onClose={onClose} />}
      {open === 'keys' && <KeysSheet onClose={onClose} />}
      {open === 'switcher' && <Switcher me={me} recent={recentRooms()} onClose={onClose} />}
    </Suspense>
  );
}
