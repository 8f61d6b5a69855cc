import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** Whole minutes since then, as they pass; undefined before. */
export function useMinutes(since: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (since === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [since]);
  return since === undefined ? undefined : Math.max(0, Math.floor((now - since) / MINUTE_MS));
}
