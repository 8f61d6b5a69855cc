import { describe, expect, it } from 'vitest';
import type { Channel, Entry } from '../../sync/types';
import { archivedRooms, droppedInto, movedBy } from './room-order';
import { directsOf, latestIn, sectionsOf } from './sections';

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

function known(...channels: Channel[]) {
  return {
    channels: new Map(channels.map((each) => [each.id, each])),
    channelOrder: channels.map((each) => each.id),
  };
}

const ids = (rooms: readonly Channel[] | undefined) => rooms?.map((room) => room.id);

describe('groups of rooms', () => {
  const state = known(
    channel('home'),
    channel('pans', { section: 'Kitchen' }),
    channel('bread', { section: 'Kitchen', unread: 2 }),
    channel('noise', { section: 'Kitchen', unread: 2, notify: { level: 'none' } }),
    channel('attic', { archived: true }),
    channel('talk', { kind: 'direct' }),
  );

  it('stand in the order of the wall, without archive and talks', () => {
    const sections = sectionsOf(state, new Set(), 'home');
    expect(sections.map((section) => section.name)).toEqual(['', 'Kitchen']);
    expect(ids(sections[1]?.rooms)).toEqual(['pans', 'bread', 'noise']);
    expect(ids(archivedRooms(state))).toEqual(['attic']);
  });

  it('keep what calls in sight when they are folded, and the room on screen', () => {
    const folded = new Set(['Kitchen']);
    expect(ids(sectionsOf(state, folded, 'home')[1]?.rooms)).toEqual(['bread']);
    expect(ids(sectionsOf(state, folded, 'pans')[1]?.rooms)).toEqual(['pans', 'bread']);
  });
});

describe('direct talks', () => {
  it('stand by their latest word; hidden ones wait', () => {
    const state = known(
      channel('old', { kind: 'direct' }),
      channel('new', { kind: 'group' }),
      channel('gone', { kind: 'direct', notify: { level: 'none', hidden: true } }),
    );
    const windows = new Map(
      [
        ['old', '65000000'],
        ['new', '66000000'],
      ].map(([id, time]) => [
        id ?? '',
        {
          messages: [{ _id: `${time}0000000000000000` } as Entry],
          hasBefore: false,
          hasAfter: false,
        },
      ]),
    );
    const directs = directsOf(state, (each) => latestIn({ windows }, each));
    expect(ids(directs)).toEqual(['new', 'old']);
  });

  it('of which nothing is loaded stand above when they call', () => {
    const windows = new Map<string, never>();
    expect(latestIn({ windows }, channel('a', { unread: 1 }))).toBeGreaterThan(
      latestIn({ windows }, channel('b')),
    );
  });
});

describe('moving a room', () => {
  const rooms = [
    { id: 'a', position: 0 },
    { id: 'b', position: 1 },
    { id: 'c', position: 2 },
  ];

  it('changes the positions that have to change and no others', () => {
    expect(movedBy(rooms, 'b', 0)).toEqual([
      { id: 'b', position: 0 },
      { id: 'a', position: 1 },
    ]);
    expect(movedBy(rooms, 'a', 9)).toHaveLength(3);
  });

  it('gives every room a place of its own where several stood on one', () => {
    const heap = [
      { id: 'a', position: 0 },
      { id: 'b', position: 0 },
    ];
    expect(movedBy(heap, 'b', 0)).toEqual([{ id: 'a', position: 1 }]);
  });

  it('into another group takes its name and a place of its own there', () => {
    const cellar = [
      { id: 'x', position: 4, section: 'Cellar' },
      { id: 'y', position: 5, section: 'Cellar' },
    ];
    const moved = { id: 'a', position: 0, section: '' };
    expect(droppedInto(cellar, moved, 'y')).toEqual([
      { id: 'a', position: 5, section: 'Cellar' },
      { id: 'y', position: 6 },
    ]);
    expect(droppedInto(cellar, moved, undefined)).toEqual([
      { id: 'a', position: 6, section: 'Cellar' },
    ]);
    expect(droppedInto(cellar, { ...moved, ...cellar[0] }, 'y')).toEqual([]);
  });

  it('does nothing at the ends', () => {
    expect(movedBy(rooms, 'a', -1)).toEqual([]);
    expect(movedBy(rooms, 'x', 1)).toEqual([]);
  });
});
