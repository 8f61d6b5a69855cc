import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClientState } from '../../app/use-client';
import type { PendingMessage } from '../../sync/types';
import { Icon } from '../../ui/icon';
import { personName } from '../../ui/person-name';
import { sayRefusal } from '../../words/problems';
import { streamWords as words } from '../../words/stream';
import css from './free-strip.module.css';

interface FreeStripProps {
  channel: string;
  pending: readonly PendingMessage[];
}

/** Between the last message and the box: what comes and goes here moves no message. */
export function FreeStrip({ channel, pending }: FreeStripProps) {
  return (
    <div className={css.strip}>
      <SendingNote pending={pending} />
      <WritingNote channel={channel} />
    </div>
  );
}

function WritingNote({ channel }: { channel: string }) {
  const users = useClientState((state) => state.typing.get(channel));
  const members = useClientState((state) => state.members);
  const forgotten = useClientState((state) => state.forgotten);
  const names = (users ?? []).map((user) => personName({ members, forgotten }, user));
  return (
    <p className={css.writing} role="status">
      {names.length > 0 && (
        <>
          <span className={css.dots} aria-hidden />
          {words.writing(names)}
        </>
      )}
    </p>
  );
}

/** A message usually arrives before anybody could read "Sending". */
const SENDING_SHOWN_AFTER_MS = 700;

function SendingNote({ pending }: { pending: readonly PendingMessage[] }) {
  const waiting = pending.filter((entry) => entry.state !== 'failed');
  const oldest = waiting[0];
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (oldest === undefined) return;
    const wait = Math.max(0, oldest.created + SENDING_SHOWN_AFTER_MS - Date.now());
    const timer = setTimeout(() => setLate(true), wait);
    return () => clearTimeout(timer);
  }, [oldest]);
  const queued = waiting.some((entry) => entry.state === 'queued');
  const trouble = waiting.find((entry) => entry.error)?.error;
  return (
    <p className={css.sending} role="status">
      {oldest !== undefined && (late || queued) && (
        <>
          <Icon of={Clock} className={css.clock} />
          <span>
            {queued
              ? words.waitingForConnection
              : trouble === undefined
                ? words.sending
                : words.stillTrying(firstSentence(sayRefusal(trouble.code, trouble.title)))}
          </span>
        </>
      )}
    </p>
  );
}

/** Without its full stop; what follows in an answer is advice to whoever would have to try again. */
function firstSentence(said: string): string {
  return said.split(/\.(?:\s|$)/, 1)[0] ?? said;
}
