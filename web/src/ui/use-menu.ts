import { useCallback, useId, useState } from 'react';

/** State of one menu: what opens it and what it needs to be drawn. */
export function useMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = useCallback(() => setAnchor(null), []);
  return {
    anchor,
    close,
    open: setAnchor,
    trigger: {
      id,
      'aria-haspopup': 'menu' as const,
      'aria-expanded': anchor !== null,
      onClick: (event: { currentTarget: HTMLElement }) =>
        setAnchor(anchor === null ? event.currentTarget : null),
    },
  };
}
