import { describe, expect, it } from 'vitest';
import type { Channel, ClientState } from '../sync/types';
import { titleOf } from './waiting';

const state = (...channels: Partial<Channel>[]) =>
  ({
    channels: new Map(channels.map((each, at) => [String(at), each])),
    server: { name: 'The Lamp Room' },
  }) as unknown as ClientState;
const all = { level: 'all' as const };

describe('the title of the tab', () => {
  it('counts mentions, marks what is unread, and leaves muted rooms out', () => {
    expect(titleOf('home', state({ notify: all, mentions: 2, unread: 3 }))).toBe(
      '(2) home · The Lamp Room',
    );
    expect(titleOf('home', state({ notify: all, mentions: 0, unread: 3 }))).toBe(
      '• home · The Lamp Room',
    );
    const muted = { notify: { level: 'none' as const }, mentions: 2, unread: 3 };
    expect(titleOf('home', state(muted))).toBe('home · The Lamp Room');
  });
});
