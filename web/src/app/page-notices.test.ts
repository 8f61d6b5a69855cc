import { describe, expect, it } from 'vitest';
import { emptyState } from '../sync/client-state';
import type { Channel, Member, Message } from '../sync/types';
import { noticeOf } from './page-notices';

const message = (more: Partial<Message> = {}): Message => ({
  _id: 'm1',
  content: 'soup',
  timestamp: '2026-11-22T19:00:00.000Z',
  author: 'tavi',
  channel: 'home',
  seq: 7,
  rev: 1,
  attachments: [],
  reactions: [],
  mentions: [],
  ...more,
});
const channel = (more: Partial<Channel> = {}) =>
  ({ id: 'home', kind: 'text', name: 'home', notify: { level: 'all' }, ...more }) as Channel;
const mara = { username: 'mara', display_name: 'Mara' } as Member;

describe('the notice', () => {
  it('hides what its author hid, and shows no signs', () => {
    const state = { ...emptyState, me: mara, members: new Map([['mara', mara]]) };
    const said = message({ content: '**he** dies: ||spoiler plot||' });
    expect(noticeOf(said, channel(), state).body).toBe('he dies: █████');
  });

  it('says who, where and the first words, and leads to the message', () => {
    const state = { ...emptyState, me: mara, members: new Map([['mara', mara]]) };
    expect(noticeOf(message({ content: '🐐'.repeat(400) }), channel(), state)).toEqual({
      title: 'tavi (home)',
      body: '🐐'.repeat(160),
      tag: 'snug-home',
      path: '/c/home/7',
    });
  });
});
