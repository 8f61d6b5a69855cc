import { describe, expect, it } from 'vitest';
import type { Member } from '../../sync/types';
import { moodOf } from '../../ui/presence-sign';
import { lampLevel, peopleOf } from './presence';

const members = new Map<string, Member>(
  ['otis', 'maren', 'bram', 'yuki'].map((username) => [
    username,
    { username, display_name: username, role: 'member', joined: '2026-11-01T00:00:00.000Z' },
  ]),
);

describe('peopleOf', () => {
  it('sorts who is here, away and out, with me last among those here', () => {
    const presence = new Map([
      ['otis', 'online'],
      ['bram', 'dnd'],
      ['yuki', 'idle'],
    ]);
    const people = peopleOf(members, presence, 'maren');
    expect(people.here.map((each) => each.username)).toEqual(['bram', 'otis', 'maren']);
    expect(people.away.map((each) => each.username)).toEqual(['yuki']);
    expect(people.out).toEqual([]);
  });

  it('sorts numbers in names by how many they are', () => {
    const named = (username: string): [string, Member] => [
      username,
      { username, display_name: username, role: 'member', joined: '2026-11-01T00:00:00.000Z' },
    ];
    const guests = new Map(['guest-10', 'guest-2', 'guest-1'].map(named));
    const out = peopleOf(guests, new Map(), 'maren').out.map((each) => each.username);
    expect(out).toEqual(['guest-1', 'guest-2', 'guest-10']);
  });

  it('counts who is not spoken of as out', () => {
    expect(moodOf(undefined)).toBe('out');
    expect(peopleOf(members, new Map(), 'maren').out).toHaveLength(3);
  });
});

describe('lampLevel', () => {
  it('grows with the friends who are here and stops at four', () => {
    expect([0, 1, 2, 3, 4, 9].map(lampLevel)).toEqual([0, 1, 2, 2, 3, 3]);
  });
});
