import type { RefObject } from 'react';
import { listEmoji } from '../../api/emoji';
import { EmojiPicker } from '../../ui/emoji/emoji-picker';
import { writingWords as words } from '../../words/writing';
import { editField } from './edit-field';

interface BoxEmojiProps {
  field: RefObject<HTMLTextAreaElement | null>;
  anchor: HTMLElement;
  onClose: () => void;
}

/** The picker over the box: what is picked goes where the caret is. */
export function BoxEmoji({ field, anchor, onClose }: BoxEmojiProps) {
  const put = (emoji: string) => {
    const box = field.current;
    if (box === null) return;
    const { selectionStart: from, selectionEnd: to } = box;
    const end = from + emoji.length;
    editField(box, { from, to, insert: emoji, start: end, end });
  };
  return (
    <EmojiPicker
      label={words.emoji}
      anchor={anchor}
      askOwn={listEmoji}
      onPick={put}
      onClose={onClose}
    />
  );
}
