import { describe, expect, it } from 'vitest';
import type { Channel, Member } from '../../sync/types';
import { choicesFor } from './choices';

function channel(id: string, more: Partial<Channel> = {}): Channel {
  return {
    id,
    kind: 'text',
    name: id,
    topic: '',
    section: '',
    position: 0,
    private: false,
    who_posts: 'all',
    slow_mode_s: 0,
    archived: false,
    last_seq: 0,
    read_seq: 0,
    unread: 0,
    mentions: 0,
    notify: { level: 'all' },
    ...more,
  };
}

const member = (username: string): Member => ({
  username,
  display_name: username.toUpperCase(),
  role: 'member',
  joined: '2026-11-22T19:00:00.000Z',
});

const known = {
  voice: undefined,
  channels: new Map(
    [
      channel('home'),
      channel('cabin-trip', { unread: 4 }),
      channel('kitchen', { unread: 9, mentions: 1 }),
      channel('photos'),
      channel('old', { archived: true }),
      channel('loud', { unread: 50, notify: { level: 'none' } }),
      channel('den', { kind: 'voice', position: 9 }),
      channel('dm', { kind: 'direct', name: '', members: ['mara', 'oscar'] }),
    ].map((each) => [each.id, each]),
  ),
  channelOrder: ['home', 'cabin-trip', 'kitchen', 'photos', 'old', 'loud', 'dm', 'den'],
  members: new Map(['mara', 'oscar', 'tavi'].map((name) => [name, member(name)])),
};

const keys = (typed: string, recent: readonly string[] = []) => {
  const { rooms, people } = choicesFor(typed, known, 'mara', recent);
  return [...rooms, ...people].map((each) => each.key);
};

describe('what the switcher offers', () => {
  it('leads into voice rooms where the server has voice', () => {
    expect(keys('den')).not.toContain('den');
    const { rooms } = choicesFor('den', { ...known, voice: new Map() }, 'mara', []);
    expect(rooms.map(({ key }) => key)).toContain('den');
  });

  it('begins with who calls me, what is new and where I was last; muted rooms come at the end', () => {
    expect(keys('', ['photos', 'home'])).toEqual([
      'kitchen',
      'cabin-trip',
      'photos',
      'home',
      'dm',
      'loud',
    ]);
  });

  it('finds rooms, talks with somebody and people by a few letters, and nothing archived', () => {
    expect(keys('ca')).toEqual(['cabin-trip', 'dm', '@oscar']);
    expect(keys('old')).toEqual([]);
  });

  it('keeps to rooms after # and to people after @, never offering myself', () => {
    expect(keys('#ca')).toEqual(['cabin-trip', 'dm']);
    expect(keys('@')).toEqual(['@oscar', '@tavi']);
  });
});
