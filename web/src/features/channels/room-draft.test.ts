import { describe, expect, it } from 'vitest';
import type { Channel } from '../../sync/types';
import { draftOf, movesOf, toChange, toNewRoom } from './room-draft';

const mara = { username: 'mara', role: 'owner' } as const;
const tavi = { username: 'tavi', role: 'member' } as const;
const room: Channel = {
  id: 'r',
  kind: 'text',
  name: 'kitchen',
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
};

describe('what is said of a room', () => {
  it('travels only where it differs', () => {
    const before = draftOf(room, mara);
    expect(toChange(before, before)).toEqual({});
    expect(toChange({ ...before, topic: ' pots ', private: true }, before)).toEqual({
      topic: 'pots',
      private: true,
    });
  });

  // The dialog always sent a name, and a group without one could not be saved: an empty one is refused.
  it('leaves the name of a nameless group alone', () => {
    const group: Channel = { ...room, kind: 'group', name: '', private: true, members: ['mara'] };
    const before = draftOf(group, mara);
    expect(toChange({ ...before, topic: 'tents' }, before)).toEqual({ topic: 'tents' });
  });

  it('makes a private room for a member, who may not make others', () => {
    const made = toNewRoom({ ...draftOf(undefined, tavi), name: ' den ' }, 'text');
    expect(made).toMatchObject({ name: 'den', private: true, members: ['tavi'] });
    expect(toNewRoom({ ...draftOf(undefined, mara), name: 'den' }, 'text')).not.toHaveProperty(
      'members',
    );
  });
});

describe('who comes and who goes', () => {
  it('is told by the ticks, against who is in by now', () => {
    expect(movesOf(['mara', 'otis'], ['mara', 'tavi'], ['mara', 'tavi'])).toEqual({
      come: ['otis'],
      go: ['tavi'],
    });
  });

  it('puts nobody out whom the dialog did not show', () => {
    expect(movesOf(['mara', 'otis'], ['mara'], ['mara', 'guest'])).toEqual({
      come: ['otis'],
      go: [],
    });
  });
});
