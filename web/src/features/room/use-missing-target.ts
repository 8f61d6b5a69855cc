import { useEffect, useRef } from 'react';
import { useClientState } from '../../app/use-client';
import { toast } from '../../ui/notices';
import { useLocation } from '../../ui/router';
import { lateWords as words } from '../../words/late';
import { findTarget } from './missing-target';

/** What a device kept is not yet all that the server knows: the rest comes right after the connection. */
const SETTLED_AFTER_MS = { here: 2_000, never: 1_000 };

/** A link to a message that is not there: the room opens all the same, and says so. */
export function useMissingTarget(channel: string | undefined, target: number | undefined): void {
  const [, navigate] = useLocation();
  const found = useClientState((state) => {
    const room = channel === undefined ? undefined : state.channels.get(channel);
    // Before the snapshot the newest message may be one that this device has yet to hear of.
    if (room === undefined || target === undefined || state.connection.status !== 'live') {
      return undefined;
    }
    return findTarget(target, room, state.windows.get(room.id));
  });
  // What is taken back while it is looked at was there when the link was followed.
  const arrived = useRef<string>(undefined);
  const latest = useRef(navigate);
  latest.current = navigate;
  useEffect(() => {
    const place = `${channel} ${target}`;
    if (found === undefined || found === 'yet' || arrived.current === place) return undefined;
    const settle = () => {
      arrived.current = place;
      if (found === 'gone') toast(words.messageGone);
      if (found !== 'never') return;
      toast(words.noSuchMessage);
      latest.current(`/c/${encodeURIComponent(channel ?? 'home')}`, { replace: true });
    };
    if (found === 'gone') {
      settle();
      return undefined;
    }
    const timer = setTimeout(settle, SETTLED_AFTER_MS[found]);
    return () => clearTimeout(timer);
  }, [channel, target, found]);
}
