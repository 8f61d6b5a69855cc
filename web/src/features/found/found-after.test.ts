import { describe, expect, it } from 'vitest';
import type { Message } from '../../sync/types';
import { foundAfter } from './found-after';

const said = (_id: string, more: Partial<Message> = {}) =>
  ({ _id, channel: 'home', seq: 1, rev: 1, content: `words of ${_id}`, ...more }) as Message;

const pages = {
  messages: [said('a', { highlights: [[0, 5]] }), said('b')],
  following: [said('b')],
};
const ids = (list: readonly Message[] | undefined) => list?.map((each) => each._id);

describe('an open list of found messages', () => {
  it('loses what was taken back, also where it followed', () => {
    const next = foundAfter(pages, { name: 'message_deleted', data: { _id: 'b' } });
    expect(ids(next.messages)).toEqual(['a']);
    expect(ids(next.following)).toEqual([]);
  });

  it('has the new words of what was changed, without marks that were of the old', () => {
    const data = said('a', { rev: 2, content: 'other words' });
    const next = foundAfter(pages, { name: 'message_edited', data });
    expect(next.messages?.[0]).toEqual(data);
    const older = said('a', { rev: 1, content: 'older words' });
    expect(foundAfter(next, { name: 'message_edited', data: older })).toBe(next);
  });

  it('keeps its marks when something else about it changed', () => {
    const data = said('a', { rev: 2, pinned: true });
    const next = foundAfter(pages, { name: 'message_edited', data });
    expect(next.messages?.[0]?.highlights).toEqual([[0, 5]]);
  });

  it('loses a room that is gone for me', () => {
    const next = foundAfter(pages, { name: 'channel_hidden', data: { id: 'home' } });
    expect(next.messages).toEqual([]);
  });

  it('stays as it is by what is said elsewhere', () => {
    expect(foundAfter(pages, { name: 'message', data: said('c') })).toBe(pages);
    expect(foundAfter({}, { name: 'message_deleted', data: { _id: 'a' } })).toEqual({});
  });
});
