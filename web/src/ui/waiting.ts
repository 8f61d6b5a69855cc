/** What waits anywhere, and the title of the tab that says so. Pure. */

import type { ClientState } from '../sync/types';
import { isMuted } from './muted';

interface Waiting {
  mentions: number;
  unread: boolean;
}

/** Muted rooms call nobody. */
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

/** Where one is, before it what waits elsewhere. A string, so that selectors can return it. */
export function titleOf(place: string, state: Pick<ClientState, 'channels' | 'server'>): string {
  const { mentions, unread } = waitingIn(state);
  const waiting = mentions > 0 ? `(${mentions}) ` : unread ? '• ' : '';
  return `${waiting}${place} · ${state.server?.name ?? 'Snug'}`;
}
