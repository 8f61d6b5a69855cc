import { SmilePlus } from 'lucide-react';
import { Icon } from '../../ui/icon';
import { reactionWords } from '../../words/reactions';
import { rowWords as words } from '../../words/row';
import css from './quick-row.module.css';

/** What most people mean most of the time. */
export const QUICK = ['❤️', '😄', '👍', '🎉', '😮', '😭'] as const;

interface QuickRowProps {
  onPick: (emoji: string) => void;
  /** Opens the whole set. */
  onMore: () => void;
}

/** Six emoji and the way to all others, as the first row of a message's menu. */
export function QuickRow({ onPick, onMore }: QuickRowProps) {
  return (
    <div className={css.row} role="group" aria-label={reactionWords.react}>
      {QUICK.map((emoji) => (
        <button
          key={emoji}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={css.pick}
          aria-label={words.reactWith(emoji)}
          onClick={(event) => {
            closeMenuOf(event.currentTarget);
            onPick(emoji);
          }}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        className={css.pick}
        aria-label={words.moreEmoji}
        onClick={(event) => {
          closeMenuOf(event.currentTarget);
          onMore();
        }}
      >
        <Icon of={SmilePlus} />
      </button>
    </div>
  );
}

function closeMenuOf(button: HTMLElement): void {
  button.closest<HTMLElement>('[popover]')?.hidePopover();
}
