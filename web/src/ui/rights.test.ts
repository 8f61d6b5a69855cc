import { describe, expect, it } from 'vitest';
import { mayDelete, mayInvite, mayManage, mayPin, mayWrite } from './rights';
import {
  mayChangeRoom,
  mayDeleteRoom,
  mayGiveKeys,
  mayLetBackIn,
  mayLetIn,
  rolesFor,
} from './room-rights';

describe('what is offered to whom', () => {
  it('lets everybody but guests invite', () => {
    expect(mayInvite('guest')).toBe(false);
    expect(mayInvite('member')).toBe(true);
  });

  it('offers a way back in only for somebody lower', () => {
    expect(mayLetBackIn('owner', 'moderator')).toBe(true);
    expect(mayLetBackIn('moderator', 'moderator')).toBe(false);
    expect(mayLetBackIn('owner', 'owner')).toBe(false);
    expect(mayLetBackIn('member', 'guest')).toBe(false);
  });

  it('keeps the keys with the owner', () => {
    expect(mayGiveKeys('owner', 'member')).toBe(true);
    expect(mayGiveKeys('moderator', 'member')).toBe(false);
    expect(mayManage('member')).toBe(false);
  });

  it('lets an owner give every role below him, and a moderator make guests members and back', () => {
    expect(rolesFor('owner', 'member')).toEqual(['moderator', 'guest']);
    expect(rolesFor('owner', 'owner')).toEqual([]);
    expect(rolesFor('moderator', 'guest')).toEqual(['member']);
    expect(rolesFor('moderator', 'member')).toEqual(['guest']);
    expect(rolesFor('moderator', 'moderator')).toEqual([]);
    expect(rolesFor('member', 'guest')).toEqual([]);
  });

  const tavi = { username: 'tavi', role: 'moderator' } as const;
  const otis = { username: 'otis', role: 'member' } as const;
  const room = { id: 'r', kind: 'text', private: false } as const;

  it('leaves a group to who began it, also before moderators', () => {
    const group = { ...room, kind: 'group', private: true, keeper: 'otis' } as const;
    expect(mayChangeRoom(tavi, group)).toBe(false);
    expect(mayChangeRoom(otis, group)).toBe(true);
    expect(mayLetIn(tavi, group)).toBe(true);
    expect(mayDeleteRoom({ ...tavi, role: 'owner' }, group)).toBe(false);
  });

  it('lets moderators change rooms, and a keeper his private one', () => {
    const kept = { ...room, private: true, keeper: 'otis' } as const;
    expect(mayChangeRoom(tavi, room)).toBe(true);
    expect(mayChangeRoom(otis, room)).toBe(false);
    expect(mayChangeRoom(otis, kept)).toBe(true);
    expect(mayDeleteRoom(otis, kept)).toBe(true);
    expect(mayDeleteRoom(tavi, kept)).toBe(false);
    expect(mayLetIn(tavi, room)).toBe(false);
    expect(mayChangeRoom(tavi, { ...room, kind: 'direct' })).toBe(false);
  });

  it('lets me delete my own, and a moderator those of anybody below', () => {
    expect(mayDelete('guest', true, 'guest')).toBe(true);
    expect(mayDelete('member', false, 'guest')).toBe(false);
    expect(mayDelete('moderator', false, 'member')).toBe(true);
    expect(mayDelete('moderator', false, 'moderator')).toBe(false);
    expect(mayDelete('moderator', false, undefined)).toBe(true);
  });

  it('lets moderators pin, and both in a talk of two', () => {
    expect(mayPin('member', 'text', false)).toBe(false);
    expect(mayPin('member', 'direct', false)).toBe(true);
    expect(mayPin('moderator', 'text', false)).toBe(true);
  });

  it('offers writing only where the box is open', () => {
    const open = { archived: false, who_posts: 'all' };
    expect(mayWrite({ role: 'guest' }, open)).toBe(true);
    expect(mayWrite({ role: 'owner' }, { ...open, archived: true })).toBe(false);
    expect(mayWrite({ role: 'member' }, { ...open, who_posts: 'moderators' })).toBe(false);
    expect(mayWrite({ role: 'moderator' }, { ...open, who_posts: 'moderators' })).toBe(true);
    expect(mayWrite({ role: 'member', muted_until: '2999-01-01T00:00:00Z' }, open)).toBe(false);
  });
});
