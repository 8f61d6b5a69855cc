/** What a channel is called for the person who reads: a direct one by who else is in it. */

import { listOf } from '../lib/text';
import { commonWords } from '../words/common';

interface Named {
  kind: string;
  name: string;
  members?: readonly string[] | undefined;
}

/** Everybody else in a direct or a group; myself when I am alone in a group. Whom I spoke with alone may be
 *  gone: then it is nobody (`''`), and the server does not tell who it was. */
export function othersIn(channel: Named, me: string): readonly string[] {
  const others = (channel.members ?? []).filter((username) => username !== me);
  if (others.length > 0) return others;
  return channel.kind === 'direct' ? [''] : [me];
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
    othersIn(channel, me).map(
      (username) => (members.get(username)?.display_name ?? username) || commonWords.whoLeft,
    ),
  );
}
