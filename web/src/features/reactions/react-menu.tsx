import { Menu } from '../../ui/menu';
import { reactionWords as words } from '../../words/reactions';
import { QuickRow } from './quick-row';

interface ReactMenuProps {
  anchor: HTMLElement;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

/** What the plus opens. */
export function ReactMenu({ anchor, onPick, onClose }: ReactMenuProps) {
  return (
    <Menu
      label={words.react}
      items={[]}
      anchor={anchor}
      onClose={onClose}
      head={<QuickRow onPick={onPick} />}
    />
  );
}
