import { Smile } from 'lucide-react';
import { lazy, type RefObject, Suspense, useCallback, useRef, useState } from 'react';
import { IconButton } from '../../ui/button';
import { writingWords as words } from '../../words/writing';
import css from './message-box.module.css';

const BoxEmoji = lazy(() => import('./box-emoji').then((m) => ({ default: m.BoxEmoji })));

/** Opens the picker over the box. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => setAnchor(null), []);
  // The press that closes the picker by landing outside of it is no wish to open it again.
  const wasOpen = useRef(false);
  return (
    <>
      <IconButton
        icon={Smile}
        label={words.emoji}
        className={css.emoji}
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
          <BoxEmoji field={field} anchor={anchor} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
