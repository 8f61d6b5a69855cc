import { useEffect, useRef, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import { isBy } from '../../sync/is-by';
import type { Channel, Member, MessageWindow } from '../../sync/types';
import { openedAfter } from './opened-after';

/** A message this old when it arrives was not said while the reader was looking. */
const MISSED_AFTER_MS = 15_000;

/** Where the unread line stands while this room is open. It is taken when the room is opened and
 *  stays though everything gets read; it moves only to what arrives while the window is elsewhere. */
export function useUnreadMark(channel: Channel, loaded: MessageWindow, me: Member) {
  const last = loaded.messages.at(-1);
  const lastSeq = last?.seq ?? 0;
  const mine = last !== undefined && last.deleted !== true && isBy(last, me.username);
  const lastAt = last === undefined || last.deleted === true || mine ? undefined : last.timestamp;
  // Painted from what this device kept, or not painted yet: more was said by now, perhaps.
  const isKnown = useClientState((state) => state.fresh) && lastSeq > 0;
  const [after, setAfter] = useState(() => openedAfter(channel, loaded, me));
  const [foundLate, setFoundLate] = useState<number>();
  const opened = useRef(isKnown);
  const seen = useRef(lastSeq);
  useEffect(() => {
    const known = seen.current;
    seen.current = Math.max(known, lastSeq);
    if (isKnown && !opened.current) {
      opened.current = true;
      const found = openedAfter(channel, loaded, me);
      if (after === undefined && found !== undefined) {
        setAfter(found);
        setFoundLate(found);
      }
      return;
    }
    if (known === 0 || lastSeq <= known) return;
    // Whoever answers has read.
    if (mine) return setAfter(undefined);
    if (lastAt === undefined || !isMissed(lastAt)) return;
    // The first of a series keeps the line: the others belong under it.
    setAfter((old) => (old !== undefined && old >= channel.read_seq ? old : known));
  }, [isKnown, lastSeq, lastAt, mine, after, channel, loaded, me]);

  return {
    unreadAfter: after,
    /** The same, where it could be told only after the room was opened. */
    foundLate,
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

/** Whether this was said while nobody looked: the window is elsewhere, or it arrives late (back
 *  after a cut). Without a message that is known here it was. */
function isMissed(at: string | undefined): boolean {
  if (at === undefined || !document.hasFocus()) return true;
  return Date.now() - Date.parse(at) > MISSED_AFTER_MS;
}
