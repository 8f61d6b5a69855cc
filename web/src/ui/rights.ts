/** What the pages offer to whom; the server decides for itself whatever is shown here. */

type Role = 'owner' | 'moderator' | 'member' | 'guest';

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

const RANK: Record<Role, number> = { guest: 0, member: 1, moderator: 2, owner: 3 };

export function mayInvite(role: Role): boolean {
  return role !== 'guest';
}

/** Invites for more than one, and other people's invites. */
export function mayManage(role: Role): boolean {
  return RANK[role] >= RANK.moderator;
}

/** A sign-in link is made only for somebody of a strictly lower role. */
export function mayLetBackIn(mine: Role, theirs: Role): boolean {
  return mayLookAfter(mine, theirs);
}

/** My own, and as a moderator those of anybody below me. `theirs` is undefined for who is gone. */
export function mayDelete(mine: Role, own: boolean, theirs: Role | undefined): boolean {
  return own || (mayManage(mine) && RANK[mine] > RANK[theirs ?? 'guest']);
}

/** Moderators and keepers in rooms; everybody in a talk among two or a few. */
export function mayPin(mine: Role, kind: string, keeps: boolean): boolean {
  return mayManage(mine) || keeps || kind === 'direct' || kind === 'group';
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

/** Directs, groups, private rooms. */
export function maySpeakAlone(role: Role): boolean {
  return role !== 'guest';
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

/** Pause, take the seat away, keep out: somebody of a lower role, never an equal. */
export function mayLookAfter(mine: Role, theirs: Role): boolean {
  return mayManage(mine) && RANK[mine] > RANK[theirs];
}

/** Whether the box is open to me here. */
export function mayWrite(
  me: { role: Role; muted_until?: string | undefined },
  room: { archived: boolean; who_posts: string },
): boolean {
  if (room.archived || (room.who_posts === 'moderators' && !mayManage(me.role))) return false;
  return me.muted_until === undefined || Date.parse(me.muted_until) <= Date.now();
}
