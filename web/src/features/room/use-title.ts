import { useEffect } from 'react';
import { useClientState } from '../../app/use-client';
import type { ClientState } from '../../sync/types';
import { isMuted } from '../../ui/muted';

interface Waiting {
  mentions: number;
  unread: boolean;
}

/** What waits anywhere; muted rooms call nobody. */
export function waitingIn(state: Pick<ClientState, 'channels'>): Waiting {
  let mentions = 0;
  let unread = false;
  for (const { notify, mentions: named, unread: count } of state.channels.values()) {
    if (isMuted(notify)) continue;
    mentions += named;
    unread ||= notify.level === 'all' && count > 0;
  }
  return { mentions, unread };
}

/** The tab says where one is and what waits elsewhere. */
export function useTitle(place: string): void {
  const server = useClientState((state) => state.server?.name ?? 'Snug');
  const mentions = useClientState((state) => waitingIn(state).mentions);
  const unread = useClientState((state) => waitingIn(state).unread);
  useEffect(() => {
    const waiting = mentions > 0 ? `(${mentions}) ` : unread ? '• ' : '';
    document.title = `${waiting}${place} · ${server}`;
  }, [place, server, mentions, unread]);
}
