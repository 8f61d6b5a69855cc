import { useEffect } from 'react';
import { focusRegion } from './focus-region';

/** A pane that covers the rest takes the focus, and gives it back where it came from. */
export function useFocusIn(region: string | undefined): void {
  useEffect(() => {
    if (region === undefined) return;
    const cameFrom = document.activeElement;
    // The pane may still be on its way; the next frame has it.
    const frame = requestAnimationFrame(() => {
      const pane = document.querySelector<HTMLElement>(`[data-region=${region}]`);
      if (pane !== null) focusRegion(pane);
    });
    return () => {
      cancelAnimationFrame(frame);
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, [region]);
}
