import { useEffect, useRef } from 'react';
import { client } from '../../app/use-client';
import { visited } from '../../ui/recent';
import { useLocation } from '../../ui/router';
import { nextRoom, type RoomKey, roomKeyOf } from './room-keys';

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, [contenteditable]') === true;
}

/** Ctrl+K, Ctrl+F, Ctrl+/ and ?, Alt and the arrows: heard anywhere in the room, except under a dialog. */
export function useRoomKeys(
  current: string | undefined,
  open: (what: 'switcher' | 'keys') => void,
  search: () => void,
) {
  const [, navigate] = useLocation();
  const latest = useRef({ current, open, search, navigate });
  latest.current = { current, open, search, navigate };
  useEffect(() => {
    if (current !== undefined) visited(current);
  }, [current]);
  useEffect(() => {
    const run = (key: RoomKey) => {
      const { current: here = '', open: show, navigate: go } = latest.current;
      if (key === 'search') {
        const line = document.querySelector<HTMLInputElement>('search input');
        if (line === null) latest.current.search();
        line?.select();
        return;
      }
      if (typeof key === 'string') {
        show(key);
        return;
      }
      const { channelOrder, channels } = client.getState();
      const next = nextRoom(channelOrder, channels, here, key);
      if (next !== undefined) go(`/c/${encodeURIComponent(next)}`);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const key = roomKeyOf(event, isWriting());
      if (key === undefined) return;
      // In the line already: whoever asks twice wants the browser's own search.
      if (key === 'search' && document.activeElement?.closest('search') != null) return;
      event.preventDefault();
      run(key);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
