import { Smile, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { listEmoji } from '../../api/emoji';
import { IconButton } from '../../ui/button';
import { EmojiSign } from '../../ui/emoji/emoji-sign';
import { Icon } from '../../ui/icon';
import { statusWords as words } from '../../words/status';
import css from './status-dialog.module.css';

const EmojiPicker = lazy(() =>
  import('../../ui/emoji/emoji-picker').then((module) => ({ default: module.EmojiPicker })),
);

/** One emoji, picked as everywhere; or none. */
export function EmojiField({ value, onPick }: { value: string; onPick: (emoji: string) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <div className={css.until}>
      <span>{words.emoji}</span>
      <span className={css.emoji}>
        {value !== '' && <IconButton icon={X} label={words.noEmoji} onClick={() => onPick('')} />}
        <button
          type="button"
          className={css.pick}
          aria-label={value === '' ? words.pickEmoji : words.emojiIs(value)}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
        >
          {value === '' ? <Icon of={Smile} /> : <EmojiSign emoji={value} className={css.own} />}
        </button>
      </span>
      {anchor !== null && (
        <Suspense fallback={null}>
          <EmojiPicker
            label={words.emoji}
            anchor={anchor}
            askOwn={listEmoji}
            onPick={onPick}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
