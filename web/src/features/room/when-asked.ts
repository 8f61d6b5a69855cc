/** Parts of the room that wait until somebody asks for them, so that the first load stays small. */

import { lazy } from 'react';

export const InviteDialog = lazy(() =>
  import('./invite-dialog').then((module) => ({ default: module.InviteDialog })),
);
export const EmptyHome = lazy(() =>
  import('./empty-home').then((module) => ({ default: module.EmptyHome })),
);
export const PeoplePane = lazy(() =>
  import('../members/people-pane').then((module) => ({ default: module.PeoplePane })),
);
