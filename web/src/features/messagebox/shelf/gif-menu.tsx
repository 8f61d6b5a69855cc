import { MessageSquareText, Tag, Trash2 } from 'lucide-react';
import type { GifItem } from '../../../api/types';
import type { Member } from '../../../sync/types';
import { Menu, type MenuItem } from '../../../ui/menu';
import { mayTendEmoji } from '../../../ui/room-rights';
import { shelfWords as words } from '../../../words/shelf';
import { nameOf } from './gif-tile';

interface GifMenuProps {
  item: GifItem;
  me: Member;
  anchor: HTMLElement;
  onTray: () => void;
  onTags: () => void;
  onTakeAway: () => void;
  onClose: () => void;
}

/** What can be done with one of the shelf besides sending it. */
export function GifMenu({ item, me, anchor, onClose, ...run }: GifMenuProps) {
  const tends: MenuItem[] = [
    { icon: Tag, label: words.editTags, run: run.onTags },
    { icon: Trash2, label: words.takeAway, bad: true, apart: true, run: run.onTakeAway },
  ];
  return (
    <Menu
      label={words.more(nameOf(item))}
      anchor={anchor}
      onClose={onClose}
      items={[
        { icon: MessageSquareText, label: words.toTray, run: run.onTray },
        ...(mayTendEmoji(me, item) ? tends : []),
      ]}
    />
  );
}
