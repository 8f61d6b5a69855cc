/** Parts of the room that wait until somebody asks for them, so that the first load stays small. */

import { later } from '../../ui/later';

export const InviteDialog = later(() => import('./invite-dialog').then((m) => m.InviteDialog));
export const ConnectionBanner = later(() =>
  import('./connection-banner').then((m) => m.ConnectionBanner),
);
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
