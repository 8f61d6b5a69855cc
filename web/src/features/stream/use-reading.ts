import { useCallback, useEffect, useRef } from 'react';
import { client } from '../../app/use-client';
import { ReadAfter } from './read-after';
import type { ScrollKeeper } from './scroll-keeper';

/** Marks as read what stood in sight of a focused window for a second. */
export function useReading(
  channel: string,
  readSeq: number,
  keeper: { current: ScrollKeeper | undefined },
) {
  const reader = useRef<ReadAfter | undefined>(undefined);
  /** After "mark unread from here" nothing counts as read until the room is opened again. */
  const paused = useRef(false);
  const initialRead = useRef(readSeq);

  useEffect(() => {
    const inSight = () => {
      const awake = document.visibilityState === 'visible' && document.hasFocus();
      return awake && !paused.current ? keeper.current?.lastSeen() : undefined;
    };
    const mine = new ReadAfter(initialRead.current, inSight, (seq) =>
      client.markRead(channel, seq),
    );
    reader.current = mine;
    const look = () => mine.look();
    look();
    addEventListener('focus', look);
    addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      mine.stop();
      removeEventListener('focus', look);
      removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [channel, keeper]);

  const look = useCallback(() => reader.current?.look(), []);
  const pause = useCallback(() => {
    paused.current = true;
    reader.current?.stop();
  }, []);
  return { look, pause };
}
