import { useEffect, useState } from 'react';
import { useClientState } from '../../app/use-client';

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
