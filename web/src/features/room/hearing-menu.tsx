import type { Channel } from '../../sync/types';
import { Menu } from '../../ui/menu';
import { roomWords as words } from '../../words/room';
import { hearingFor } from '../channels/room-menu';

interface HearingMenuProps {
  channel: Channel;
  anchor: HTMLElement;
  onClose: () => void;
}

/** Behind the bell: what I want to hear of this room. */
export function HearingMenu({ channel, anchor, onClose }: HearingMenuProps) {
  return (
    <Menu label={words.hearing} items={hearingFor(channel)} anchor={anchor} onClose={onClose} />
  );
}
