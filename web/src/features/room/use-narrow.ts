import { useSyncExternalStore } from 'react';

function mediaHook(query: string) {
  const list = globalThis.matchMedia?.(query);
  const subscribe = (listener: () => void) => {
    list?.addEventListener('change', listener);
    return () => list?.removeEventListener('change', listener);
  };
  const read = () => list?.matches ?? false;
  return () => useSyncExternalStore(subscribe, read);
}

/** One pane: the side panel is a drawer. */
export const usePhone = mediaHook('(max-width: 720px)');
/** No room for a third pane beside the conversation: it slides over. */
export const useTablet = mediaHook('(max-width: 1099px)');
