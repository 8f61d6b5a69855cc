/** What the pages offer to whom; the server decides for itself whatever is shown here. */

type Role = 'owner' | 'moderator' | 'member' | 'guest';

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
export function maySetRole(mine: Role, theirs: Role): boolean {
  return mine === 'owner' && theirs !== 'owner';
}

/** Directs, groups, private rooms. */
export function maySpeakAlone(role: Role): boolean {
  return role !== 'guest';
}

/** Name, sign, topic, people, archive: moderators, and who keeps a private room or a group. */
export function mayChangeRoom(role: Role, me: string, keeper: string | undefined): boolean {
  return mayManage(role) || keeper === me;
}

/** Rooms are deleted only by who holds the keys. */
export function mayDeleteRoom(role: Role): boolean {
  return role === 'owner';
}

/** Pause, take the seat away, keep out: somebody of a lower role, never an equal. */
export function mayLookAfter(mine: Role, theirs: Role): boolean {
  return mayManage(mine) && RANK[mine] > RANK[theirs];
}
