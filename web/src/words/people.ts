// Friends: where they are and what they are in this room.

import type { Role } from '../api/types';
import { area } from './area';

export const peopleWords = area('people', {
  people: 'People',
  closePeople: 'Close people',
  here: 'Here',
  wereHere: 'Were here',
  away: 'Away',
  out: 'Out',
  group: (title: string, count: number) => `${title}, ${count}`,
  you: 'you',
  /** As a note under the name; a plain member needs none. */
  roleNote: {
    owner: 'holds the keys',
    moderator: 'looks after the room',
    member: undefined as string | undefined,
    guest: 'guest',
  },
  role: {
    owner: 'Holds the keys',
    moderator: 'Looks after the room',
    member: 'Member',
    guest: 'Guest',
  } satisfies Record<Role, string>,
});
export type PeopleWords = typeof peopleWords;
