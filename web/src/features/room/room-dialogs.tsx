import { Suspense } from 'react';
import type { Member } from '../../sync/types';
import { recentRooms } from './recent';
import { InviteDialog, KeysSheet, Switcher } from './when-asked';

/** What lies over the whole room, one at a time. */
export type OverRoom = 'invite' | 'switcher' | 'keys';

interface RoomDialogsProps {
  open: OverRoom | undefined;
  me: Member;
  onClose: () => void;
}

export function RoomDialogs({ open, me, onClose }: RoomDialogsProps) {
  return (
    <Suspense fallback={null}>
      {open === 'invite' && <InviteDialog me={me} onClose={onClose} />}
      {open === 'keys' && <KeysSheet onClose={onClose} />}
      {open === 'switcher' && <Switcher me={me} recent={recentRooms()} onClose={onClose} />}
    </Suspense>
  );
}
