import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import { secondsLeft } from '../../lib/time';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { roomWords as words } from '../../words/room';
import css from './connection-banner.module.css';

export function ConnectionBanner() {
  const retryAt = useClientState((state) => state.connection.retryAt);
  const left = useSecondsLeft(retryAt);
  return (
    <div className={css.banner}>
      <Icon of={WifiOff} className={css.icon} />
      <p className={css.words}>
        {/* The countdown is for eyes: read aloud every second it would drown everything else. */}
        <span role="alert">
          <strong>{words.lost}</strong>
        </span>{' '}
        <span aria-hidden>
          {left === undefined || left === 0 ? words.tryingNow : words.tryingIn(left)}
        </span>
        <span className={css.more}>{words.keepWriting}</span>
      </p>
      <Button small onClick={() => client.reconnectNow()}>
        {words.tryNow}
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
