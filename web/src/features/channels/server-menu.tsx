import { Keyboard, LogOut, Settings, UserPlus } from 'lucide-react';
import { client } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { Menu, type MenuItem } from '../../ui/menu';
import { mayInvite } from '../../ui/rights';
import { useLocation } from '../../ui/router';
import { roomWords as words } from '../../words/room';

interface ServerMenuProps {
  name: string;
  me: Member;
  anchor: HTMLElement;
  onClose: () => void;
  onInvite: () => void;
  onKeys: () => void;
}

/** What concerns the whole room rather than one conversation. */
export function ServerMenu({ name, me, anchor, onClose, onInvite, onKeys }: ServerMenuProps) {
  const [, navigate] = useLocation();
  const items: MenuItem[] = [
    ...(mayInvite(me.role) ? [{ icon: UserPlus, label: words.askFriendIn, run: onInvite }] : []),
    { icon: Settings, label: words.settings, run: () => navigate('/settings/profile') },
    { icon: Keyboard, label: words.keys, run: onKeys },
    { icon: LogOut, label: words.signOut, run: () => void client.signOut() },
  ];
  return <Menu label={name} items={items} anchor={anchor} onClose={onClose} />;
}
