// Says by sound that somebody called for me: for mentions only, never for the room I look at, never
// for a muted one, and never for what was already waiting when the page opened.

import type { ClientState } from '../sync/types';
import { isMuted } from '../ui/muted';
import { getPreferences } from './preferences';

/** Mentions that wait elsewhere than in the channel on screen. */
export function mentionsElsewhere(state: ClientState, onScreen: string | undefined): number {
  let count = 0;
  for (const channel of state.channels.values()) {
    if (channel.id !== onScreen && !isMuted(channel.notify)) count += channel.mentions;
  }
  return count;
}

interface Watched {
  subscribe(listener: () => void): () => void;
  getState(): ClientState;
}

export interface AlertParts {
  /** Channel that a person sees now; nothing while the page is hidden or not in focus. */
  onScreen(): string | undefined;
  play(): void;
}

export function watchMentions(client: Watched, parts: AlertParts): () => void {
  let known: number | undefined;
  return client.subscribe(() => {
    const state = client.getState();
    if (state.phase !== 'ready' || state.connection.status !== 'live') {
      known = undefined;
      return;
    }
    const count = mentionsElsewhere(state, parts.onScreen());
    const called = known !== undefined && count > known;
    known = count;
    const quiet = state.presence.get(state.me?.username ?? '') === 'dnd';
    if (called && !quiet && getPreferences().sounds) parts.play();
  });
}

/** As the address bar and the window's focus tell it. */
export function channelOnScreen(): string | undefined {
  if (document.visibilityState !== 'visible' || !document.hasFocus()) return undefined;
  return /^\/c\/([^/]+)/.exec(location.pathname)?.[1];
}
