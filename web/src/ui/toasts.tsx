import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { commonWords as words } from '../words/common';
import { IconButton } from './button';
import { Icon } from './icon';
import { currentToasts, dismissToast, subscribeToasts, type Toast } from './notices';
import css from './toasts.module.css';

const SHOWN_MS = 6000;

/** The notices at the foot of the page. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <div className={css.toasts} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
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
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {toast.kind === 'bad' && <Icon of={CircleAlert} className={css.bad} />}
      <p>{toast.text}</p>
      <IconButton icon={X} label={words.closeNotice} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
