/** Dialogs that lie over everything, and which of them is uppermost: what stands outside of that one can be neither
 *  pressed nor read aloud. */

import { type RefObject, useEffect, useRef } from 'react';
import { closesByBack, overlay } from './back';

let opened: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function setOpened(next: readonly HTMLDialogElement[]): void {
  opened = next;
  for (const listener of listeners) listener();
}

export function subscribeModals(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const uppermostModal = (): HTMLDialogElement | undefined => opened.at(-1);

interface ModalOptions {
  /** By a phone's way back too. */
  byBack?: boolean;
}

/** For the <dialog> that it is given to: over everything until it goes; then the focus is where it was. */
export function useModal(
  onClose: () => void,
  { byBack = true }: ModalOptions = {},
): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const dialog = box.current;
    if (dialog === null) return;
    const cameFrom = document.activeElement;
    dialog.showModal();
    setOpened([...opened, dialog]);
    // Nobody pressed anything that led here (a share sheet did): no button is pointed at.
    if (cameFrom === document.body && document.activeElement instanceof HTMLButtonElement) {
      dialog.focus();
    }
    const uncover = byBack && closesByBack() ? overlay(() => close.current()) : undefined;
    return () => {
      setOpened(opened.filter((each) => each !== dialog));
      uncover?.();
      dialog.close();
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, [byBack]);
  return box;
}
