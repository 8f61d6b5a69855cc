import { describe, expect, it } from 'vitest';
import type { Entry } from '../../sync/types';
import { openedAfter } from './opened-after';

const said = (seq: number, timestamp: string, more: Partial<Entry> = {}) =>
  ({ seq, timestamp, author: 'tavi', ...more }) as Entry;

const me = { joined: '2026-01-02T12:00:00Z' };
const history = [
  said(1, '2026-01-01T10:00:00Z'),
  said(2, '2026-01-02T11:59:00Z'),
  said(3, '2026-01-02T12:00:01Z', { system: { kind: 'joined' } } as Partial<Entry>),
];
const later = said(4, '2026-01-02T12:03:00Z');

describe('where the unread begin', () => {
  it('is behind the read mark', () => {
    const loaded = { messages: history, hasBefore: false };
    expect(openedAfter({ unread: 2, read_seq: 1 }, loaded, me)).toBe(1);
  });

  it('is told before anything is loaded, however new the unread are', () => {
    const nothing = { messages: [], hasBefore: true };
    expect(openedAfter({ unread: 3, read_seq: 8 }, nothing, me)).toBe(8);
  });

  it('is nowhere when nothing is unread', () => {
    const loaded = { messages: history, hasBefore: false };
    expect(openedAfter({ unread: 0, read_seq: 1 }, loaded, me)).toBeUndefined();
  });

  it('is not the whole history for somebody who has just come', () => {
    const loaded = { messages: history, hasBefore: false };
    expect(openedAfter({ unread: 2, read_seq: 0 }, loaded, me)).toBeUndefined();
  });

  it('is where somebody came in, once something was said since', () => {
    const loaded = { messages: [...history, later], hasBefore: true };
    expect(openedAfter({ unread: 3, read_seq: 0 }, loaded, me)).toBe(2);
  });

  it('is the beginning of a room that was made since', () => {
    const loaded = { messages: [said(1, '2026-01-02T13:00:00Z')], hasBefore: false };
    expect(openedAfter({ unread: 1, read_seq: 0 }, loaded, me)).toBe(0);
  });
});
