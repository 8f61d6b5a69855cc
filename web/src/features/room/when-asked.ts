/** Parts of the room that wait until somebody asks for them, so that the first load stays small. */

import { lazy } from 'react';

const FETCH_AHEAD_AFTER_MS = 1500;

export const InviteDialog = lazy(() =>
  import('./invite-dialog').then((module) => ({ default: module.InviteDialog })),
);
export const EmptyHome = lazy(() =>
  import('./empty-home').then((module) => ({ default: module.EmptyHome })),
);
export const PeoplePane = lazy(() =>
  import('../members/people-pane').then((module) => ({ default: module.PeoplePane })),
);

/** Fetches what the room's buttons lead to once nothing else is going on, so that a press answers at
 *  once, also after the connection is lost. */
export function fetchAhead(): () => void {
  const fetchAll = () => {
    for (const load of [
      () => import('../stream/row-menu'),
      () => import('../channels/server-menu'),
      () => import('../members/people-pane'),
    ]) {
      load().catch(() => undefined);
    }
  };
  // A while after the first paint; Safari has no idle callback.
  const timer = setTimeout(fetchAll, FETCH_AHEAD_AFTER_MS);
  return () => clearTimeout(timer);
}
