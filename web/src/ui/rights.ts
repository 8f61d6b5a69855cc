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
  return mayManage(mine) && RANK[mine] > RANK[theirs];
}

/** Only who holds the keys shares them. */
export function maySetRole(mine: Role, theirs: Role): boolean {
  return mine === 'owner' && theirs !== 'owner';
}
