/** Parts of the room that wait until somebody asks for them, so that the first load stays small. */

import { client } from '../../app/use-client';
import { later } from '../../ui/later';

const FETCH_AHEAD_AFTER_MS = 1500;

export const InviteDialog = later(() => import('./invite-dialog').then((m) => m.InviteDialog));
export const NewVersionBar = later(() => import('./new-version-bar').then((m) => m.NewVersionBar));
export const NoSuchRoom = later(() => import('./no-such-room').then((m) => m.NoSuchRoom));
export const DrawerSwipe = later(() => import('./use-drawer').then((m) => m.DrawerSwipe));
export const RoomExtras = later(() => import('./room-extras').then((m) => m.RoomExtras));
export const EmptyHome = later(() => import('./empty-home').then((m) => m.EmptyHome));
export const KeysSheet = later(() => import('./keys-sheet').then((m) => m.KeysSheet));
export const Switcher = later(() => import('../switcher/switcher').then((m) => m.Switcher));
export const PeoplePane = later(() => import('../members/people-pane').then((m) => m.PeoplePane));
export const FoundAside = later(() => import('../found/found-aside').then((m) => m.FoundAside));
export const RoomMenu = later(() => import('../channels/room-menu').then((m) => m.RoomMenu));
export const ArchiveDialog = later(() =>
  import('../channels/archive-dialog').then((m) => m.ArchiveDialog),
);
export const HearingMenu = later(() => import('./hearing-menu').then((m) => m.HearingMenu));

/** Fetches what the room's buttons lead to once nothing else is going on, so that a press answers at
 *  once, also after the connection is lost. */
export function fetchAhead(): () => void {
  const fetchAll = () => {
    for (const load of [
      () => client.extras(),
      () => import('../stream/row-dialogs'),
      () => import('../stream/edit-box'),
      () => import('../messagebox/ask-all'),
      () => import('../switcher/switcher'),
      () => import('../channels/server-menu'),
      () => import('../channels/room-menu'),
      () => import('../members/people-pane'),
      () => import('../../ui/emoji/emoji-picker'),
      () => import('../../lib/emoji/emoji').then((module) => module.loadEmoji()),
    ]) {
      load().catch(() => undefined);
    }
  };
  // A while after the first paint; Safari has no idle callback.
  const timer = setTimeout(fetchAll, FETCH_AHEAD_AFTER_MS);
  return () => clearTimeout(timer);
}
