import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/use-client';
import { isBy } from '../../sync/is-by';
import type { Channel, MessageWindow } from '../../sync/types';

/** A message this old when it arrives was not said while the reader was looking. */
const MISSED_AFTER_MS = 15_000;

/** Where the unread line stands while this room is open. It is taken when the room is opened and
 *  stays though everything gets read; it moves only to what arrives while the window is elsewhere. */
export function useUnreadMark(channel: Channel, loaded: MessageWindow | undefined, me: string) {
  const last = loaded?.messages.at(-1);
  const lastSeq = last?.seq ?? 0;
  const mine = last !== undefined && last.deleted !== true && isBy(last, me);
  const lastAt = last === undefined || last.deleted === true || mine ? undefined : last.timestamp;
  const [after, setAfter] = useState<number | undefined>(() =>
    channel.unread > 0 && channel.read_seq > 0 && isMissed(lastAt) ? channel.read_seq : undefined,
  );
  const seen = useRef(lastSeq);
  useEffect(() => {
    const known = seen.current;
    seen.current = Math.max(known, lastSeq);
    if (known === 0 || lastSeq <= known) return;
    // Whoever answers has read.
    if (mine) return setAfter(undefined);
    if (lastAt === undefined || !isMissed(lastAt)) return;
    // The first of a series keeps the line: the others belong under it.
    setAfter((old) => (old !== undefined && old >= channel.read_seq ? old : known));
  }, [lastSeq, lastAt, mine, channel.read_seq]);

  return {
    unreadAfter: after,
    /** Esc: all of it is read, the line goes. */
    markAllRead: () => {
      client.markRead(channel.id, Math.max(channel.last_seq, lastSeq));
      setAfter(undefined);
    },
    markUnreadFrom: (seq: number) => {
      client.markUnreadFrom(channel.id, seq);
      setAfter(seq - 1);
    },
  };
}

/**
 * Whether this was said while nobody looked: the window is elsewhere, or it arrives late (painted
 * from what was kept, back after a cut). Without a message that is known here it was.
 */
function isMissed(at: string | undefined): boolean {
  if (at === undefined || !document.hasFocus()) return true;
  return Date.now() - Date.parse(at) > MISSED_AFTER_MS;
}
