import { describe, expect, it } from 'vitest';
import type { Channel } from '../../sync/types';
import { withVisit } from '../../ui/recent';
import { nextRoom, roomKeyOf } from './room-keys';

const press = (key: string, more: Partial<Parameters<typeof roomKeyOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

describe('keys of the room', () => {
  it('opens the switcher with Ctrl or Command and K, also while writing', () => {
    expect(roomKeyOf(press('k', { ctrlKey: true }), true)).toBe('switcher');
    expect(roomKeyOf(press('K', { metaKey: true }), false)).toBe('switcher');
    expect(roomKeyOf(press('k', { ctrlKey: true, isComposing: true }), true)).toBeUndefined();
  });

  it('opens the search with Ctrl or Command and F, and leaves Shift to others', () => {
    expect(roomKeyOf(press('f', { ctrlKey: true }), true)).toBe('search');
    expect(roomKeyOf(press('F', { metaKey: true }), false)).toBe('search');
    expect(roomKeyOf(press('F', { ctrlKey: true, shiftKey: true }), false)).toBeUndefined();
  });

  it('takes a question mark for a question only where nobody writes', () => {
    expect(roomKeyOf(press('?', { shiftKey: true }), false)).toBe('keys');
    expect(roomKeyOf(press('?', { shiftKey: true }), true)).toBeUndefined();
    expect(roomKeyOf(press('/', { ctrlKey: true }), true)).toBe('keys');
  });

  it('steps with Alt and the arrows', () => {
    expect(roomKeyOf(press('ArrowUp', { altKey: true }), true)).toEqual({
      step: -1,
      unread: false,
    });
    expect(roomKeyOf(press('ArrowDown', { altKey: true, shiftKey: true }), true)).toEqual({
      step: 1,
      unread: true,
    });
    expect(roomKeyOf(press('ArrowUp'), true)).toBeUndefined();
  });
});

describe('the next room', () => {
  const channel = (id: string, more: Partial<Channel> = {}) =>
    ({ id, unread: 0, mentions: 0, notify: { level: 'all' }, ...more }) as Channel;
  const channels = new Map(
    [
      channel('home'),
      channel('kitchen', { unread: 2 }),
      channel('loud', { unread: 9, notify: { level: 'none' } }),
      channel('hushed', { unread: 9, notify: { level: 'all', muted_until: '2999-01-01' } }),
      channel('tent', { mentions: 1 }),
    ].map((each) => [each.id, each]),
  );
  const order = [...channels.keys()];
  const from = (current: string, step: 1 | -1, unread: boolean) =>
    nextRoom(order, channels, current, { step, unread });

  it('goes round the ends of the list', () => {
    expect(from('home', 1, false)).toBe('kitchen');
    expect(from('home', -1, false)).toBe('tent');
    expect(from('tent', 1, false)).toBe('home');
  });

  it('with Shift goes only where something is new that I want to hear of', () => {
    expect(from('home', 1, true)).toBe('kitchen');
    expect(from('kitchen', 1, true)).toBe('tent');
    expect(nextRoom(['home'], channels, 'home', { step: 1, unread: true })).toBeUndefined();
  });

  it('remembers where I was, newest first', () => {
    expect(withVisit(withVisit(['a', 'b'], 'c'), 'b')).toEqual(['b', 'c', 'a']);
  });
});
