import { RotateCw, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import { plural } from '../../lib/text';
import { secondsLeft } from '../../lib/time';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import css from './connection-banner.module.css';

/** A cut shorter than this heals by itself before anybody could read about it. */
export const LOST_SHOWN_AFTER_MS = 5000;

/** True once the connection has been gone long enough to say so. */
export function useLost(): boolean {
  const connection = useClientState((state) => state.connection);
  const [lost, setLost] = useState(false);
  const since = connection.status === 'live' ? undefined : connection.lostAt;
  useEffect(() => {
    setLost(false);
    if (since === undefined) return;
    const wait = Math.max(0, since + LOST_SHOWN_AFTER_MS - Date.now());
    const timer = setTimeout(() => setLost(true), wait);
    return () => clearTimeout(timer);
  }, [since]);
  return lost && since !== undefined;
}

export function ConnectionBanner() {
  const retryAt = useClientState((state) => state.connection.retryAt);
  const left = useSecondsLeft(retryAt);
  return (
    <div className={css.banner}>
      <Icon of={WifiOff} className={css.icon} />
      <p className={css.words}>
        {/* The countdown is for eyes: read aloud every second it would drown everything else. */}
        <span role="alert">
          <strong>Lost the connection.</strong>
        </span>{' '}
        <span aria-hidden>
          {left === undefined || left === 0
            ? 'Trying again now.'
            : `Trying again in ${plural(left, { one: '# second', other: '# seconds' })}.`}
        </span>
        <span className={css.more}>Keep writing. It is kept here and sent when we are back.</span>
      </p>
      <Button small onClick={() => client.reconnectNow()}>
        Try now
      </Button>
    </div>
  );
}

function useSecondsLeft(until: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? undefined : secondsLeft(until, now);
}

/** A newer client waits on the server. Loading it is the reader's choice: drafts stay either way. */
export function NewVersionBar() {
  return (
    <div className={css.banner} role="status">
      <Icon of={RotateCw} className={css.icon} />
      <p className={css.words}>
        <strong>There is a newer Snug.</strong> <span>What you are writing stays.</span>
      </p>
      <Button small onClick={() => location.reload()}>
        Load it
      </Button>
    </div>
  );
}
