/** What a channel is called for the person who reads: a direct one by who else is in it. */

import { listOf } from '../lib/text';

interface Named {
  kind: string;
  name: string;
  members?: readonly string[] | undefined;
}

/** Everybody else in a direct or a group; myself when I am alone in it. */
export function othersIn(channel: Named, me: string): readonly string[] {
  const others = (channel.members ?? []).filter((username) => username !== me);
  return others.length > 0 ? others : [me];
}

export function isDirect(channel: { kind: string }): boolean {
  return channel.kind === 'direct' || channel.kind === 'group';
}

export function channelName(
  channel: Named,
  members: ReadonlyMap<string, { display_name: string }>,
  me: string,
): string {
  if (!isDirect(channel) || (channel.kind === 'group' && channel.name !== '')) return channel.name;
  return listOf(
    othersIn(channel, me).map((username) => members.get(username)?.display_name ?? username),
  );
}
