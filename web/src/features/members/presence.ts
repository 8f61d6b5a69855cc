/** Who is here, as the room shows it. Pure. */

import { collator } from '../../lib/locale';
import type { ClientState, Member } from '../../sync/types';
import { moodOf } from '../../ui/presence-sign';

export interface People {
  here: readonly Member[];
  away: readonly Member[];
  out: readonly Member[];
}

/** Members sorted into here, away and out; I am last among those here, as at a table one sits at. */
export function peopleOf(
  members: ReadonlyMap<string, Member>,
  presence: ReadonlyMap<string, string>,
  me: string | undefined,
): People {
  const people = { here: [] as Member[], away: [] as Member[], out: [] as Member[] };
  const byName = collator();
  const sorted = [...members.values()].toSorted(
    (a, b) =>
      Number(a.username === me) - Number(b.username === me) ||
      byName.compare(a.display_name, b.display_name),
  );
  for (const member of sorted) {
    // Whoever reads this is here, whatever the last word from the server was.
    const mood = member.username === me ? 'here' : moodOf(presence.get(member.username));
    people[mood].push(member);
  }
  return people;
}

export const selectPeople = (state: ClientState) =>
  peopleOf(state.members, state.presence, state.me?.username);

/** How bright the lamp burns: for nobody, one, two or three, four and more friends besides me. */
export function lampLevel(friendsHere: number): 0 | 1 | 2 | 3 {
  if (friendsHere >= 4) return 3;
  if (friendsHere >= 2) return 2;
  return friendsHere === 1 ? 1 : 0;
}
