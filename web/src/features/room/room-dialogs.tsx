import { Suspense } from 'react';
import type { Member } from '../../sync/types';
import { recentRooms } from '../../ui/recent';
import type { OverRoom } from '../channels/over-room';
import { ArchiveDialog, InviteDialog, KeysSheet, Switcher } from './when-asked';

interface RoomDialogsProps {
  open: OverRoom | undefined;
  me: Member;
  onSearch: () => void;
  onClose: () => void;
}

export function RoomDialogs({ open, me, onSearch, onClose }: RoomDialogsProps) {
  return (
    <Suspense fallback={null}>
      {open === 'invite' && <InviteDialog me={me} onClose={onClose} />}
      {open === 'archive' && <ArchiveDialog me={me} onClose={onClose} />}
      {open === 'keys' && <KeysSheet onClose={onClose} />}
      {open === 'switcher' && (
        <Switcher me={me} recent={recentRooms()} onSearch={onSearch} onClose={onClose} />
      )}
    </Suspense>
  );
}
