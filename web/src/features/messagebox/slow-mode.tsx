import { useEffect, useState } from 'react';
import { useClientState } from '../../app/use-client';
import { secondsLeft } from '../../lib/time';
import type { Channel } from '../../sync/types';
import { writingWords as words } from '../../words/writing';
import css from './message-box.module.css';
import { lastPostAt } from './slow-rules';

interface SlowModeProps {
  channel: Channel;
  me: string;
  /** Whether I have to wait right now. */
  onWait: (waiting: boolean) => void;
}

/** In a room with its own pace: how long until I may write again. The server keeps the pace; this only
 *  tells of it, and holds the words in the box meanwhile. */
export function SlowMode({ channel, me, onWait }: SlowModeProps) {
  const { id, slow_mode_s: pace } = channel;
  const last = useClientState((state) =>
    lastPostAt(state.windows.get(id)?.messages ?? [], state.pending.get(id) ?? [], me),
  );
  const left = useCountdown(last, pace * 1000);
  const waiting = left > 0;
  useEffect(() => {
    onWait(waiting);
    return () => onWait(false);
  }, [waiting, onWait]);
  if (!waiting) return null;
  return (
    <span className={css.count} role="timer" aria-label={words.waitFor(left)} data-tip={words.slow}>
      {words.seconds(left)}
    </span>
  );
}

/** Whole seconds until `waitMs` after `since`; a clock that goes wrong makes nobody wait longer. */
function useCountdown(since: number | undefined, waitMs: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (since === undefined) {
      setLeft(0);
      return;
    }
    const until = Math.min(since, Date.now()) + waitMs;
    const tick = () => {
      const now = secondsLeft(until, Date.now());
      setLeft(now);
      if (now === 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [since, waitMs]);
  return left;
}
