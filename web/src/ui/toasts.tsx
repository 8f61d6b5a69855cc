import { CircleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { commonWords as words } from '../words/common';
import { IconButton } from './button';
import { Icon } from './icon';
import { subscribeModals, uppermostModal } from './modal';
import { currentToasts, dismissToast, subscribeToasts, type Toast } from './notices';
import css from './toasts.module.css';

const SHOWN_MS = 6000;

/** The notices at the foot of the page, above whatever lies open over it, and within what may be pressed. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  const modal = useSyncExternalStore(subscribeModals, uppermostModal);
  const layer = useOnTop(toasts.at(-1)?.id);
  const status = (
    // What is read aloud has to stand there before there is something to read: only what is in it comes and goes.
    <div role="status" aria-live="polite" className={css.status}>
      <div ref={layer} popover="manual" className={css.toasts}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
  return modal ? createPortal(status, modal) : status;
}

/** In the browser's top layer, which is in the order of opening: opened anew for each notice, and for whatever
 *  opens while one stands. */
function useOnTop(newest: number | undefined) {
  const [layer, setLayer] = useState<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    if (newest === undefined || !layer?.showPopover) return;
    const raise = () => {
      // The dialog that it stood in has just gone; it comes again at once, elsewhere.
      if (!layer.isConnected) return;
      if (layer.matches(':popover-open')) layer.hidePopover();
      layer.showPopover();
    };
    const onToggle = (event: Event) => {
      const { target, newState } = event as ToggleEvent;
      if (!(target instanceof Element) || target === layer || newState !== 'open') return;
      // A tip is about what it stands beside, and gone with the pointer.
      if (!target.matches('[aria-hidden]')) raise();
    };
    raise();
    // Toggling is told to the one that toggles alone.
    document.addEventListener('toggle', onToggle, { capture: true });
    return () => {
      document.removeEventListener('toggle', onToggle, { capture: true });
      if (layer.matches(':popover-open')) layer.hidePopover();
    };
  }, [newest, layer]);
  return setLayer;
}

/** A press outside of it closes what lies open, but for one on a button that says it belongs to that. Told as a
 *  pointer comes, since what lies open may change while a notice stands. */
function keepOpenBelow(card: HTMLElement): void {
  const below = [...document.querySelectorAll<HTMLElement>('[popover=auto]:popover-open')].at(-1);
  for (const button of card.querySelectorAll('button')) {
    button.popoverTargetElement = below ?? null;
    button.popoverTargetAction = 'show';
  }
}

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // Who works by keyboard reads at their own pace: the notice waits to be closed.
    if (held || document.querySelector(':focus-visible:not(textarea)') !== null) return;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div
      className={css.toast}
      onPointerEnter={({ currentTarget }) => {
        setHeld(true);
        keepOpenBelow(currentTarget);
      }}
      onPointerLeave={() => setHeld(false)}
    >
      {toast.kind === 'bad' && <Icon of={CircleAlert} className={css.bad} />}
      <p>{toast.text}</p>
      <IconButton icon={X} label={words.closeNotice} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
