/** Where a message can go on to: rooms and talks in which I may write, and friends with whom there is no
 *  talk yet. Pure. */

import { fuzzyFind } from '../../lib/fuzzy';
import { collator } from '../../lib/locale';
import type { Channel, ClientState, Member } from '../../sync/types';
import { channelName, isDirect, othersIn } from '../../ui/channel-name';
import { mayManage, maySpeakAlone } from '../../ui/rights';

interface Place {
  key: string;
  name: string;
}
export type ForwardPlace =
  | (Place & { channel: Channel; friend?: undefined })
  | (Place & { friend: Member; channel?: undefined });

type Known = Pick<ClientState, 'channels' | 'channelOrder' | 'members' | 'blocked'> & {
  me: Member | undefined;
};

/** Rooms, then talks, as on the wall, then the friends by name. */
export function forwardPlaces(typed: string, known: Known): ForwardPlace[] {
  const { channels, members, me } = known;
  if (me === undefined) return [];
  const open = known.channelOrder.flatMap((id): ForwardPlace[] => {
    const channel = channels.get(id);
    if (channel === undefined || !mayPost(channel, me)) return [];
    return [{ key: id, channel, name: channelName(channel, members, me.username) }];
  });
  return [...open.toSorted(byKind), ...friendsWithoutTalk(known, me)].filter(
    ({ name, friend }) =>
      fuzzyFind(typed, name) !== undefined ||
      (friend !== undefined && fuzzyFind(typed, friend.username) !== undefined),
  );
}

const byKind = (one: ForwardPlace, other: ForwardPlace) =>
  Number(one.channel !== undefined && isDirect(one.channel)) -
  Number(other.channel !== undefined && isDirect(other.channel));

function friendsWithoutTalk(known: Known, me: Member): ForwardPlace[] {
  if (!maySpeakAlone(me.role)) return [];
  const met = new Set(
    [...known.channels.values()]
      .map((channel) => (isDirect(channel) ? othersIn(channel, me.username) : []))
      .flatMap((others) => (others.length === 1 ? others : [])),
  );
  return [...known.members.values()]
    .filter(({ username }) => username !== me.username && !met.has(username))
    .filter(({ username }) => !known.blocked.has(username))
    .map((friend) => ({ key: `@${friend.username}`, friend, name: friend.display_name }))
    .toSorted((one, other) => collator().compare(one.name, other.name));
}

function mayPost(channel: Channel, me: Pick<Member, 'role'>): boolean {
  if (channel.archived) return false;
  return channel.who_posts !== 'moderators' || mayManage(me.role);
}
