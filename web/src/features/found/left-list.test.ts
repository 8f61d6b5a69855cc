import { afterEach, describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../sync/apply-event';
import type { Message } from '../../sync/types';
import { awaited, forgetList, type LeftList, leaveList, leftList, paneBehind } from './left-list';

afterEach(forgetList);

const said = (_id: string) => ({ _id, channel: 'home', seq: 1, rev: 1 }) as Message;
const hits: LeftList = {
  pane: 'search',
  list: 'newest oven',
  me: 'mara',
  from: '/c/cabin',
  to: '/c/home/7',
  pages: { messages: [said('a'), said('b')], next: 'older' },
  scrolled: 420,
};
const deaf = () => () => {};

describe('a list that was left for one of its messages', () => {
  it('is there as it was when Back leads from that message to where it was left', () => {
    leaveList(hits, deaf);
    expect(paneBehind('/c/home/7', '/c/cabin', 'mara')).toBe('search');
    expect(leftList('search', 'newest oven')).toEqual(hits);
    expect(leftList('search', 'newest goat')).toBeUndefined();
  });

  it('is not opened by any other way, nor for anybody else', () => {
    leaveList(hits, deaf);
    expect(paneBehind('/c/home', '/c/cabin', 'mara')).toBeUndefined();
    expect(paneBehind('/c/home/7', '/c/home', 'mara')).toBeUndefined();
    expect(paneBehind('/c/home/7', '/c/cabin', 'tavi')).toBeUndefined();
    expect(awaited('search')).toBe(false);
    leaveList({ ...hits, to: '/c/cabin' }, deaf);
    expect(paneBehind('/c/cabin', '/c/cabin', 'mara')).toBeUndefined();
  });

  it('has lost what was taken back meanwhile', () => {
    let tell = (_event: StreamEvent) => {};
    leaveList(hits, (hear) => {
      tell = hear;
      return () => {};
    });
    tell({ name: 'message_deleted', data: { _id: 'a' } });
    paneBehind('/c/home/7', '/c/cabin', 'mara');
    const { messages } = leftList('search', 'newest oven')?.pages ?? {};
    expect(messages?.map((each) => each._id)).toEqual(['b']);
  });
});
