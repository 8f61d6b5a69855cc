import { describe, expect, it } from 'vitest';
import type { Entry, MessageWindow } from '../../sync/types';
import { findTarget } from './missing-target';

const entry = (seq: number, deleted: boolean) => ({ _id: `${seq}`, seq, deleted }) as Entry;
const loaded: MessageWindow = {
  messages: [entry(4, false), entry(5, true), entry(6, false)],
  hasBefore: true,
  hasAfter: false,
};

describe('a link to a message', () => {
  it.each([
    ['one that stands there', 4, 'here'],
    ['one that was taken back', 5, 'gone'],
    ['one that was never said', 7, 'never'],
    ['no number at all', 0, 'never'],
    ['one that has yet to be loaded', 2, 'yet'],
  ] as const)('knows %s', (_what, target, found) => {
    expect(findTarget(target, { last_seq: 6 }, loaded)).toBe(found);
  });

  it('waits for the room to be loaded', () => {
    expect(findTarget(4, { last_seq: 6 }, undefined)).toBe('yet');
  });
});
