/** What the pages offer to whom; the server decides for itself whatever is shown here. */

export type Role = 'owner' | 'moderator' | 'member' | 'guest';

const RANK: Record<Role, number> = { guest: 0, member: 1, moderator: 2, owner: 3 };

export function mayInvite(role: Role): boolean {
  return role !== 'guest';
}

/** Invites for more than one, and other people's invites. */
export function mayManage(role: Role): boolean {
  return RANK[role] >= RANK.moderator;
}

/** My own, and as a moderator those of anybody below me. `theirs` is undefined for who is gone. */
export function mayDelete(mine: Role, own: boolean, theirs: Role | undefined): boolean {
  return own || (mayManage(mine) && RANK[mine] > RANK[theirs ?? 'guest']);
}

/** Moderators and keepers in rooms; everybody in a talk among two or a few. */
export function mayPin(mine: Role, kind: string, keeps: boolean): boolean {
  return mayManage(mine) || keeps || kind === 'direct' || kind === 'group';
}

/** Directs, groups, private rooms. */
export function maySpeakAlone(role: Role): boolean {
  return role !== 'guest';
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
