/** How many people a message calls by @everyone or @here. Pure. */

import type { Channel, ClientState, Member } from '../../sync/types';

type Known = Pick<ClientState, 'members' | 'presence'>;

/** `names` as the wire spells mentions. A guest calls nobody: the server hears only the words. */
export function calledBy(
  names: readonly string[],
  channel: Pick<Channel, 'members'>,
  me: Pick<Member, 'username' | 'role'>,
  { members, presence }: Known,
): number {
  const everyone = names.includes('@everyone');
  if (me.role === 'guest' || !(everyone || names.includes('@here'))) return 0;
  const inRoom = channel.members && new Set(channel.members);
  const isHere = (name: string) => (presence.get(name) ?? 'offline') !== 'offline';
  return [...members.values()].filter(
    ({ username, role }) =>
      username !== me.username &&
      (inRoom?.has(username) ?? role !== 'guest') &&
      (everyone || isHere(username)),
  ).length;
}
