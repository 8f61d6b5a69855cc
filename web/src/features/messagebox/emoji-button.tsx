import { Smile } from 'lucide-react';
import { lazy, type RefObject } from 'react';
import { writingWords as words } from '../../words/writing';
import { PickerButton } from './picker-button';

const BoxEmoji = lazy(() => import('./box-emoji').then((m) => ({ default: m.BoxEmoji })));

/** Opens the picker over the box. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  return (
    <PickerButton icon={Smile} label={words.emoji}>
      {(anchor, close) => <BoxEmoji field={field} anchor={anchor} onClose={close} />}
    </PickerButton>
  );
}
