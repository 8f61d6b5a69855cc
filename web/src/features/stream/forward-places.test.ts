import { describe, expect, it } from 'vitest';
import type { Channel, Me, Member } from '../../sync/types';
import { forwardPlaces } from './forward-places';

const person = (username: string) =>
  ({ username, display_name: username.toUpperCase(), role: 'member' }) as Member;
const room = (id: string, more: Partial<Channel> = {}) =>
  ({ id, kind: 'text', name: id, archived: false, who_posts: 'all', ...more }) as Channel;
const byKey = <T>(key: (each: T) => string, list: readonly T[]) =>
  new Map(list.map((each) => [key(each), each]));

const rooms = [
  room('old', { archived: true }),
  room('news', { who_posts: 'moderators' }),
  room('talk', { kind: 'direct', members: ['mara', 'tavi'] }),
  room('cooks', { kind: 'group', members: ['mara', 'tavi', 'otis'] }),
  room('home'),
];
const known = {
  channels: byKey((each) => each.id, rooms),
  channelOrder: rooms.map(({ id }) => id),
  members: byKey((each) => each.username, ['mara', 'zoe', 'otis', 'tavi', 'rude'].map(person)),
  blocked: new Set(['rude']),
  me: person('mara') as Me,
};
const keys = (typed: string, more: Partial<typeof known> = {}) =>
  forwardPlaces(typed, { ...known, ...more }).map(({ key }) => key);

describe('where a message can go on to', () => {
  it('is rooms I may write in, talks, then friends without one of their own', () => {
    expect(keys('')).toEqual(['home', 'talk', 'cooks', '@otis', '@zoe']);
  });

  it('is found by the name people see and by the username', () => {
    expect(keys('zo')).toEqual(['@zoe']);
    expect(keys('home')).toEqual(['home']);
  });

  it('is no new talk for a guest, who cannot begin one', () => {
    expect(keys('', { me: { ...known.me, role: 'guest' } })).toEqual(['home', 'talk', 'cooks']);
  });
});
