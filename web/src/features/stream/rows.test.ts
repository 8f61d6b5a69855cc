import { describe, expect, it } from 'vitest';
import type { Entry, PendingMessage } from '../../sync/types';
import { type RowsInput, toRows } from './rows';

function message(seq: number, author: string, at: string, more: Partial<Entry> = {}): Entry {
  return {
    _id: `id-${seq}`,
    channel: 'home',
    content: `message ${seq}`,
    timestamp: new Date(at).toISOString(),
    author,
    seq,
    rev: seq,
    attachments: [],
    reactions: [],
    mentions: [],
    ...more,
  } as Entry;
}

function gone(seq: number): Entry {
  return { _id: `id-${seq}`, channel: 'home', seq, rev: 99, deleted: true };
}

function rows(entries: Entry[], more: Partial<RowsInput> = {}) {
  return toRows({
    entries,
    from: 0,
    to: entries.length,
    pending: [],
    me: 'maren',
    unreadAfter: undefined,
    atStart: false,
    ...more,
  });
}

const shape = (list: ReturnType<typeof toRows>) =>
  list.map((row) => ('head' in row ? (row.head ? 'head' : 'more') : row.kind));

describe('grouping', () => {
  it('does not put words from outside under the name of the friend that they bear', () => {
    const list = rows([
      message(1, 'sol', '2026-11-20T19:26:00'),
      message(2, 'sol', '2026-11-20T19:26:10', { outside: true }),
      message(3, 'sol', '2026-11-20T19:26:20', { outside: true }),
      message(4, 'sol', '2026-11-20T19:26:30'),
    ]);
    expect(shape(list)).toEqual(['head', 'head', 'more', 'head']);
  });

  it('joins what one friend says within six minutes under one name', () => {
    const list = rows([
      message(1, 'sol', '2026-11-20T19:26:00'),
      message(2, 'sol', '2026-11-20T19:27:00'),
      message(3, 'maren', '2026-11-20T19:31:00'),
      message(4, 'maren', '2026-11-20T19:37:30'),
    ]);
    expect(shape(list)).toEqual(['head', 'more', 'head', 'head']);
  });

  it('begins anew at a reply', () => {
    const reply = { reply_to: { _id: 'id-1', seq: 1, author: 'sol' } };
    const list = rows([
      message(1, 'sol', '2026-11-20T19:26:00'),
      message(2, 'sol', '2026-11-20T19:26:10', reply),
    ]);
    expect(shape(list)).toEqual(['head', 'head']);
  });

  it('groups across a deleted message, which draws nothing', () => {
    const list = rows([
      message(1, 'sol', '2026-11-20T19:26:00'),
      gone(2),
      message(3, 'sol', '2026-11-20T19:26:10'),
    ]);
    expect(shape(list)).toEqual(['head', 'more']);
  });

  it('looks at the message before the drawn stretch, so that scrolling changes no row', () => {
    const entries = [
      message(1, 'sol', '2026-11-20T19:26:00'),
      message(2, 'sol', '2026-11-20T19:26:10'),
    ];
    expect(shape(rows(entries, { from: 1 }))).toEqual(['more']);
  });

  it('begins anew after a system line', () => {
    const list = rows([
      message(1, 'yuki', '2026-11-20T17:02:00', { system: { kind: 'joined' } } as Partial<Entry>),
      message(2, 'yuki', '2026-11-20T17:02:30'),
    ]);
    expect(shape(list)).toEqual(['system', 'head']);
  });
});

describe('day lines', () => {
  const evening = message(1, 'sol', '2026-11-20T23:59:00');
  const night = message(2, 'sol', '2026-11-21T00:01:00');

  it('stand between two days of the reader, and break the group', () => {
    expect(shape(rows([evening, night]))).toEqual(['head', 'day', 'head']);
  });

  it('stand before the very first message only', () => {
    expect(shape(rows([evening], { atStart: true }))).toEqual(['day', 'head']);
    expect(shape(rows([evening]))).toEqual(['head']);
  });
});

describe('the unread line', () => {
  const three = [
    message(1, 'sol', '2026-11-20T19:01:00'),
    message(2, 'sol', '2026-11-20T19:02:00'),
    message(3, 'sol', '2026-11-20T19:03:00'),
  ];

  it('stands before the first message after my mark, and tells since when', () => {
    const list = rows(three, { unreadAfter: 1 });
    expect(shape(list)).toEqual(['head', 'unread', 'head', 'more']);
    const line = list[1];
    expect(line?.kind === 'unread' && line.since).toBe(
      new Date('2026-11-20T19:01:00').toISOString(),
    );
  });

  it('stands also when the message at my mark was deleted', () => {
    expect(
      shape(rows([three[0] as Entry, gone(2), three[2] as Entry], { unreadAfter: 2 })),
    ).toEqual(['head', 'unread', 'head']);
  });

  it('does not stand where the marked message is not loaded', () => {
    expect(shape(rows(three.slice(1), { unreadAfter: 0 }))).toEqual(['head', 'more']);
  });
});

describe('pending messages', () => {
  it('stand last and keep their key when they are confirmed', () => {
    const pending: PendingMessage = {
      nonce: 'n1',
      channel: 'home',
      content: 'hello',
      created: Date.parse('2026-11-20T19:31:30'),
      own: true,
      state: 'sending',
    };
    const mine = message(1, 'maren', '2026-11-20T19:31:00');
    const before = rows([mine], { pending: [pending] });
    expect(shape(before)).toEqual(['head', 'more']);
    const confirmed = message(2, 'maren', '2026-11-20T19:31:31', { nonce: 'n1' } as Partial<Entry>);
    const after = rows([mine, confirmed]);
    expect(after.map((row) => row.key)).toEqual(before.map((row) => row.key));
  });
});

describe('somebody blocked', () => {
  const said = [
    message(1, 'sol', '2026-11-20T19:26:00'),
    message(2, 'rude', '2026-11-20T19:26:10'),
    message(3, 'worse', '2026-11-20T19:26:20'),
    message(4, 'sol', '2026-11-20T19:26:30'),
  ];
  const blocked = new Set(['rude', 'worse']);

  it('is folded into one line that counts', () => {
    const list = rows(said, { blocked });
    expect(shape(list)).toEqual(['head', 'hidden', 'head']);
    expect(list[1]).toMatchObject({ count: 2, authors: ['rude', 'worse'] });
  });

  it('is shown when asked for', () => {
    const list = rows(said, { blocked, opened: blocked });
    expect(shape(list)).toEqual(['head', 'head', 'head', 'head']);
  });

  it('draws the unread line before what was said, not before what merely happened', () => {
    const at = '2026-03-03T10:00:00Z';
    const pinned = { system: { kind: 'pinned' } } as Partial<Entry>;
    const list = [
      message(1, 'tavi', at),
      message(2, 'tavi', at, pinned),
      message(3, 'tavi', at),
      message(4, 'tavi', at),
    ];
    expect(shape(rows(list, { unreadAfter: 1 }))).toEqual([
      'head',
      'system',
      'unread',
      'head',
      'more',
    ]);
    expect(shape(rows(list, { unreadAfter: 1, from: 2 }))).toEqual(['unread', 'head', 'more']);
    expect(shape(rows(list, { unreadAfter: 1, from: 3 }))).toEqual(['more']);
  });
});
