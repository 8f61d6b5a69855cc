/** Names that stand for several people; nobody's username is one of them. */

/** Those with this role, as they are called. */
export const isRoleCall = (name: string) => name === 'moderators' || name === 'owners';

export const callsMany = (name: string) =>
  name === 'everyone' || name === 'here' || isRoleCall(name);
