import { useEffect, useState } from 'react';
import { relativeTime, styledTime } from '../../lib/late-time';
import type { TimeStyle } from '../../lib/text/tree';
import { fullTime } from '../../lib/time';

const REFRESH_MS = 30_000;

/** A moment that somebody wrote, on the reader's own clock. */
export function Moment({ at, style }: { at: number; style: TimeStyle }) {
  const ms = at * 1000;
  return (
    <time dateTime={new Date(ms).toISOString()} data-tip={fullTime(ms)}>
      {style === 'R' ? <Distance ms={ms} /> : styledTime(ms, style)}
    </time>
  );
}

/** "in 3 hours" does not stay true. */
function Distance({ ms }: { ms: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return relativeTime(ms, now);
}
