import { client } from '../../app/use-client';

const FETCH_AHEAD_AFTER_MS = 1500;

/** Fetches what the room's buttons lead to once nothing else is going on, so that a press answers at
 *  once, also after the connection is lost. */
export function fetchAhead(): () => void {
  const fetchAll = () => {
    for (const load of [
      () => import('./connection-banner'),
      () => client.extras(),
      () => import('../stream/row-dialogs'),
      () => import('../stream/edit-box'),
      () => import('../stream/late-lines'),
      () => import('../stream/under-pending'),
      () => import('../messagebox/ask-all'),
      () => import('../switcher/switcher'),
      () => import('../channels/server-menu'),
      () => import('../channels/room-menu'),
      () => import('../members/people-pane'),
      () => import('../messagebox/box-emoji'),
      () => import('../../lib/emoji/emoji').then((module) => module.loadEmoji()),
    ]) {
      load().catch(() => undefined);
    }
  };
  // A while after the first paint; Safari has no idle callback.
  const timer = setTimeout(fetchAll, FETCH_AHEAD_AFTER_MS);
  return () => clearTimeout(timer);
}
