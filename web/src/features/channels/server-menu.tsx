import { Archive, Keyboard, LogOut, Settings, UserPlus } from 'lucide-react';
import { client, useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { Menu, type MenuItem } from '../../ui/menu';
import { mayInvite } from '../../ui/rights';
import { useLocation } from '../../ui/router';
import { roomWords as words } from '../../words/room';
import { roomsWords as rooms } from '../../words/rooms';
import type { OverRoom } from './over-room';
import { archivedRooms } from './room-order';

interface ServerMenuProps {
  name: string;
  me: Member;
  anchor: HTMLElement;
  onClose: () => void;
  onOpen: (what: OverRoom) => void;
}

/** What concerns the whole room rather than one conversation. */
export function ServerMenu({ name, me, anchor, onClose, onOpen }: ServerMenuProps) {
  const [, navigate] = useLocation();
  const archived = useClientState((state) => archivedRooms(state).length > 0);
  const items: MenuItem[] = [
    ...(mayInvite(me.role)
      ? [{ icon: UserPlus, label: words.askFriendIn, run: () => onOpen('invite') }]
      : []),
    ...(archived
      ? [{ icon: Archive, label: rooms.archiveTitle, run: () => onOpen('archive') }]
      : []),
    { icon: Settings, label: words.settings, run: () => navigate('/settings/profile') },
    { icon: Keyboard, label: words.keys, run: () => onOpen('keys') },
    { icon: LogOut, label: words.signOut, run: () => void client.signOut() },
  ];
  return <Menu label={name} items={items} anchor={anchor} onClose={onClose} />;
}
