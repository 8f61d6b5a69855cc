/** What menus, dialogs and settings offer to whom; the server decides for itself whatever is shown here.
 *  Apart from rights.ts, which the first load needs. */

import { mayLookAfter, mayManage, type Role } from './rights';

interface Person {
  username: string;
  role: Role;
}

interface Room {
  id: string;
  kind: string;
  private: boolean;
  keeper?: string | undefined;
}

/** A sign-in link is made only for somebody of a strictly lower role. */
export function mayLetBackIn(mine: Role, theirs: Role): boolean {
  return mayLookAfter(mine, theirs);
}

/** Only who holds the keys shares them. */
export function mayGiveKeys(mine: Role, theirs: Role): boolean {
  return mine === 'owner' && theirs !== 'owner';
}

/** Owners give any role; moderators turn guests into members and back. */
export function rolesFor(mine: Role, theirs: Role): readonly ('moderator' | 'member' | 'guest')[] {
  if (!mayLookAfter(mine, theirs)) return [];
  const given =
    mine === 'owner' ? (['moderator', 'member', 'guest'] as const) : (['member', 'guest'] as const);
  return given.filter((role) => role !== theirs);
}

/** Name, sign, topic, archive: moderators in rooms; who keeps it in a private room or a group. */
export function mayChangeRoom(me: Person, room: Pick<Room, 'kind' | 'keeper'>): boolean {
  if (room.kind === 'direct') return false;
  return room.keeper === me.username || (room.kind !== 'group' && mayManage(me.role));
}

/** A group grows by anybody in it; into a private room lets who looks after it. */
export function mayLetIn(me: Person, room: Omit<Room, 'id'>): boolean {
  if (room.kind === 'group') return me.role !== 'guest';
  return room.private && mayChangeRoom(me, room);
}

/** Into an open room guests are let one by one. */
export function mayLetGuestsIn(role: Role): boolean {
  return mayManage(role);
}

/** Rooms are deleted by who holds the keys, private ones also by their keeper; talks by nobody. */
export function mayDeleteRoom(me: Person, room: Room): boolean {
  if (room.id === 'home' || room.kind === 'direct' || room.kind === 'group') return false;
  return me.role === 'owner' || (room.private && room.keeper === me.username);
}

export function mayAddEmoji(role: Role): boolean {
  return role !== 'guest';
}

/** Who added it, or a moderator. */
export function mayTendEmoji(me: Person, emoji: { by: string }): boolean {
  return emoji.by === me.username || mayManage(me.role);
}
