import { type RefObject, useCallback, useEffect, useState } from 'react';

interface Menu {
  channel: string | undefined;
  anchor: HTMLElement | undefined;
}

const NONE: Menu = { channel: undefined, anchor: undefined };

/** Right click, long press and the menu key on a door open the same menu. Browsers send one event
 *  for all three, but iOS Safari sends none for the long press: there the header's name leads to it. */
export function useRowMenu(list: RefObject<HTMLElement | null>) {
  const [menu, setMenu] = useState<Menu>(NONE);
  useEffect(() => {
    const box = list.current;
    if (box === null) return;
    const onContextMenu = (event: MouseEvent) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-channel]');
      if (row === null) return;
      event.preventDefault();
      // What opens under a held finger is dismissed by lifting it.
      setTimeout(() => setMenu({ channel: row.dataset.channel, anchor: row }), 0);
    };
    box.addEventListener('contextmenu', onContextMenu);
    return () => box.removeEventListener('contextmenu', onContextMenu);
  }, [list]);
  const close = useCallback(() => setMenu(NONE), []);
  return { ...menu, close };
}
