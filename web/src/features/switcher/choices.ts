/** What the switcher offers for what was typed. Pure. */

import { type Found, fuzzyFind } from '../../lib/fuzzy';
import type { Channel, ClientState, Member } from '../../sync/types';
import { channelName, isDirect } from '../../ui/channel-name';

export type Choice =
  | { kind: 'room'; key: string; channel: Channel; name: string; marks: Found['marks'] }
  | { kind: 'person'; key: string; member: Member; name: string; marks: Found['marks'] }
  | { kind: 'search'; key: string; name: string; marks: Found['marks'] };

export interface Choices {
  rooms: readonly Choice[];
  people: readonly Choice[];
}

/** More than these nobody reads; a letter more finds the rest. */
const SHOWN_MAX = 8;
const PEOPLE_MAX = 6;

type Known = Pick<ClientState, 'voice' | 'channels' | 'channelOrder' | 'members'>;

/** `#` asks for rooms only, `@` for people only. For nothing typed: what is unread, then the recent. */
export function choicesFor(
  typed: string,
  known: Known,
  me: string,
  recent: readonly string[],
): Choices {
  const [first] = typed;
  const query = first === '#' || first === '@' ? typed.slice(1) : typed;
  return {
    rooms: first === '@' ? [] : roomsFor(query.trim(), known, me, recent),
    people: first === '#' ? [] : peopleFor(query.trim(), known, me, first === '@'),
  };
}

function roomsFor(query: string, known: Known, me: string, recent: readonly string[]): Choice[] {
  const rooms = known.channelOrder.flatMap((id) => {
    const channel = known.channels.get(id);
    return channel === undefined || channel.archived || (channel.kind === 'voice' && !known.voice)
      ? []
      : [channel];
  });
  const found = rooms.flatMap((channel) => {
    const name = channelName(channel, known.members, me);
    const fits = fuzzyFind(query, name);
    if (fits === undefined) return [];
    return [{ channel, name, fits, rank: rankOf(channel, recent) }];
  });
  return found
    .toSorted((a, b) => b.fits.score - a.fits.score || a.rank - b.rank)
    .slice(0, SHOWN_MAX)
    .map(({ channel, name, fits }) => ({
      kind: 'room',
      key: channel.id,
      channel,
      name,
      marks: fits.marks,
    }));
}

/** Who calls me, what is new, where I was last, the rest as it stands. */
function rankOf(channel: Channel, recent: readonly string[]): number {
  const at = recent.indexOf(channel.id);
  const visited = at === -1 ? recent.length : at;
  if (channel.notify.level === 'none') return 3000 + visited;
  if (channel.mentions > 0) return visited;
  return (channel.unread > 0 ? 1000 : 2000) + visited;
}

function peopleFor(query: string, known: Known, me: string, asked: boolean): Choice[] {
  if (query === '' && !asked) return [];
  const directs = new Set(
    [...known.channels.values()]
      .filter((channel) => isDirect(channel) && channel.kind === 'direct')
      .flatMap((channel) => channel.members ?? []),
  );
  return [...known.members.values()]
    .flatMap((member) => {
      if (member.username === me) return [];
      const shown = fuzzyFind(query, member.display_name);
      const fits = shown ?? fuzzyFind(query, member.username);
      return fits === undefined ? [] : [{ member, fits, marks: shown?.marks ?? [] }];
    })
    .toSorted(
      (a, b) =>
        b.fits.score - a.fits.score ||
        Number(directs.has(b.member.username)) - Number(directs.has(a.member.username)),
    )
    .slice(0, PEOPLE_MAX)
    .map(({ member, marks }) => ({
      kind: 'person',
      key: `@${member.username}`,
      member,
      name: member.display_name,
      marks,
    }));
}
