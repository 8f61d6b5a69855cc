import type { LucideIcon } from 'lucide-react';
import { type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { IconButton } from '../../ui/button';
import css from './message-box.module.css';

interface PickerButtonProps {
  icon: LucideIcon;
  label: string;
  /** Draws what it opens beside the button; may load late. */
  children: (anchor: HTMLElement, close: () => void) => ReactNode;
}

/** Opens something to pick from over the box, and closes it again. */
export function PickerButton({ icon, label, children }: PickerButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => setAnchor(null), []);
  // The press that closes it by landing outside of it is no wish to open it again.
  const wasOpen = useRef(false);
  return (
    <>
      <IconButton
        icon={icon}
        label={label}
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
      {anchor !== null && <Suspense fallback={null}>{children(anchor, close)}</Suspense>}
    </>
  );
}
