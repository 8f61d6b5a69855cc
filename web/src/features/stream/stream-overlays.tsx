import { ArrowDown, ArrowUp, Check, Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PendingMessage } from '../../sync/types';
import { Icon } from '../../ui/icon';
import { streamWords as words } from '../../words/stream';
import { sinceWords } from './lines';
import css from './stream-overlays.module.css';

/** The day being read, floating above history while it is scrolled. */
export function FloatingDay({ day }: { day: string | undefined }) {
  if (day === undefined) return null;
  return (
    <div className={css.floatingDay} aria-hidden>
      <span>{day}</span>
    </div>
  );
}

interface NewSinceBarProps {
  count: number;
  since: string | undefined;
  onGo: () => void;
  onRead: () => void;
  onWheel: (px: number) => void;
}

export function NewSinceBar({ count, since, onGo, onRead, onWheel }: NewSinceBarProps) {
  return (
    <div className={css.newSince} onWheel={(event) => onWheel(event.deltaY)}>
      <button type="button" className={css.go} onClick={onGo}>
        <Icon of={ArrowUp} />
        {words.newCount(count, since === undefined ? undefined : sinceWords(since))}
      </button>
      <button type="button" className={css.read} onClick={onRead} data-tip={words.escDoesToo}>
        <Icon of={Check} />
        {words.allRead}
      </button>
    </div>
  );
}

interface PresentPillProps {
  far: boolean;
  count: number;
  onGo: () => void;
  /** It floats above the list: a wheel turned over it means the list. */
  onWheel: (px: number) => void;
}

export function PresentPill({ far, count, onGo, onWheel }: PresentPillProps) {
  if (!far) return null;
  return (
    <button
      type="button"
      className={css.pill}
      onClick={onGo}
      onWheel={(event) => onWheel(event.deltaY)}
    >
      {count > 0 && <span className={css.dot} aria-hidden />}
      {count > 0 ? words.newBackToNow(count) : words.backToNow}
      <Icon of={ArrowDown} />
    </button>
  );
}

/** A message usually arrives before anybody could read "Sending". */
const SENDING_SHOWN_AFTER_MS = 700;

/** Stands in the free strip above the box: its coming and going moves no message. */
export function SendingNote({ pending }: { pending: readonly PendingMessage[] }) {
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
  return (
    <p className={css.sending} role="status">
      {oldest !== undefined && (late || queued) && (
        <>
          <Icon of={Clock} className={css.clock} />
          {queued ? words.waitingForConnection : words.sending}
        </>
      )}
    </p>
  );
}
