import { Smile } from 'lucide-react';
import { lazy, type RefObject, Suspense, useCallback, useRef, useState } from 'react';
import { listEmoji } from '../../api/emoji';
import { IconButton } from '../../ui/button';
import { boxWords as words } from '../../words/box';
import { editField } from './edit-field';
import css from './message-box.module.css';

const EmojiPicker = lazy(() =>
  import('../../ui/emoji/emoji-picker').then((module) => ({ default: module.EmojiPicker })),
);

/** Opens the picker; what is picked goes where the caret is. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => setAnchor(null), []);
  // The press that closes the picker by landing outside of it is no wish to open it again.
  const wasOpen = useRef(false);
  const put = (emoji: string) => {
    const box = field.current;
    if (box === null) return;
    const { selectionStart: from, selectionEnd: to } = box;
    const end = from + emoji.length;
    editField(box, { from, to, insert: emoji, start: end, end });
  };
  return (
    <>
      <IconButton
        icon={Smile}
        label={words.emoji}
        className={css.tool}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onPointerDown={() => {
          wasOpen.current = anchor !== null;
        }}
        onClick={(event) => {
          setAnchor(wasOpen.current || anchor !== null ? null : event.currentTarget);
          wasOpen.current = false;
        }}
      />
      {anchor !== null && (
        <Suspense fallback={null}>
          <EmojiPicker
            label={words.emoji}
            anchor={anchor}
            askOwn={listEmoji}
            onPick={put}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
