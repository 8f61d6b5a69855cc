// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Entry, Message } from '../api/types';
import type { MessageWindow } from './types';
import {
  appendEntries,
  entryAt,
  extendWindow,
  indexOfSeq,
  mergePage,
  newestOf,
  patchReaction,
  replaceEntry,
  windowMax,
  windowOfPage,
} from './window';

function message(seq: number, rev = seq, content = `words ${seq}`): Message {
  return {
    _id: `m${seq}`,
    content,
    timestamp: '2026-11-22T19:00:00.000Z',
    author: 'ben',
    channel: 'home',
    seq,
    rev,
    attachments: [],
    reactions: [],
    mentions: [],
  };
}

function withNonce(seq: number, nonce: string): Message {
  return { ...message(seq), nonce };
}

function run(from: number, to: number): Entry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
}

function window(from: number, to: number, more: Partial<MessageWindow> = {}): MessageWindow {
  return { messages: run(from, to), hasBefore: true, hasAfter: true, ...more };
}

function page(from: number, to: number, before = true, after = true) {
  return { messages: run(from, to), has_before: before, has_after: after };
}

const seqs = (of: MessageWindow) => of.messages.map((entry) => entry.seq);

describe('a window', () => {
  it('finds entries by seq and only those it has', () => {
    const entries = run(5, 20);
    for (let seq = 5; seq <= 20; seq += 1) expect(entries[indexOfSeq(entries, seq)]?.seq).toBe(seq);
    expect(indexOfSeq(entries, 4)).toBe(-1);
    expect(indexOfSeq(entries, 21)).toBe(-1);
    expect(indexOfSeq([], 1)).toBe(-1);
  });

  it('joins a page that touches it on either side', () => {
    expect(seqs(mergePage(window(11, 20), page(5, 10)))).toEqual(seqs(window(5, 20)));
    expect(seqs(mergePage(window(11, 20), page(15, 25)))).toEqual(seqs(window(11, 25)));
    expect(seqs(mergePage(window(11, 20), page(21, 22)))).toEqual(seqs(window(11, 22)));
  });

  it('gives way to a page that lies apart, so that it never has a hole', () => {
    expect(seqs(mergePage(window(11, 20), page(40, 45)))).toEqual(seqs(window(40, 45)));
    expect(seqs(mergePage(window(11, 20), page(1, 5)))).toEqual(seqs(window(1, 5)));
  });

  it('takes what lies beyond from whichever reaches farther', () => {
    const held = window(11, 20, { hasBefore: true, hasAfter: false });
    expect(mergePage(held, page(5, 15, false, true))).toMatchObject({
      hasBefore: false,
      hasAfter: false,
    });
    expect(mergePage(held, page(15, 25, true, true))).toMatchObject({
      hasBefore: true,
      hasAfter: true,
    });
  });

  it('never goes back to an older version of an entry', () => {
    const edited = message(15, 99, 'newer words');
    const held = replaceEntry(window(11, 20), edited);
    expect(entryAt(mergePage(held, page(10, 20)), 15)).toBe(edited);
    expect(entryAt(windowOfPage(page(10, 20), held), 15)).toBe(edited);
    expect(replaceEntry(held, message(15, 98, 'late'))).toBe(held);
  });

  it('keeps the identity of entries that did not change', () => {
    const held = window(11, 20);
    expect(mergePage(held, page(15, 25)).messages[4]).toBe(held.messages[4]);
    expect(windowOfPage(page(15, 25), held).messages[0]).toBe(held.messages[4]);
  });

  it('appends only what follows without a gap', () => {
    const joined = appendEntries(window(1, 3), [message(3), message(4), message(5), message(8)]);
    expect(seqs(joined.window)).toEqual([1, 2, 3, 4, 5]);
    expect(joined.rest.map((entry) => entry.seq)).toEqual([8]);
    const held = window(1, 3);
    expect(appendEntries(held, [message(9)]).window).toBe(held);
  });

  it('learns from an empty answer that there is no more on that side', () => {
    const none = { messages: [], has_before: false, has_after: false };
    expect(extendWindow(window(1, 5), none, 'before')).toMatchObject({ hasBefore: false });
    expect(extendWindow(window(1, 5), none, 'after')).toMatchObject({ hasAfter: false });
  });

  it('lets go of the far end when it grows too long', () => {
    const held = window(1001, 1000 + windowMax, { hasAfter: false });
    const up = extendWindow(held, page(951, 1000), 'before');
    expect(up.messages).toHaveLength(windowMax);
    expect(up.messages[0]?.seq).toBe(951);
    expect(up.hasAfter).toBe(true);
    const down = extendWindow(held, page(1001 + windowMax, 1050 + windowMax), 'after');
    expect(down.messages).toHaveLength(windowMax);
    expect(down.messages.at(-1)?.seq).toBe(1050 + windowMax);
    expect(down.hasBefore).toBe(true);
  });

  it('does not grow for ever while messages come in', () => {
    let held = window(1, windowMax, { hasBefore: false, hasAfter: false });
    for (let seq = windowMax + 1; seq <= windowMax + 600; seq += 1) {
      held = appendEntries(held, [message(seq)]).window;
    }
    expect(held.messages.length).toBeLessThanOrEqual(windowMax + 500);
    expect(held.messages.at(-1)?.seq).toBe(windowMax + 600);
    expect(held).toMatchObject({ hasBefore: true, hasAfter: false });
  });

  it('knows after shortening that there is more before', () => {
    const short = newestOf(window(1, 80, { hasBefore: false }), 50);
    expect(seqs(short)).toEqual(seqs(window(31, 80)));
    expect(short.hasBefore).toBe(true);
    const held = window(1, 10, { hasBefore: false });
    expect(newestOf(held, 50)).toBe(held);
  });
});

describe('a reaction', () => {
  const added = (user: string, rev: number) => ({ emoji: '❤️', user, rev, added: true });
  const removed = (user: string, rev: number) => ({ emoji: '❤️', user, rev, added: false });

  it('is a set: twice is once, and taking away what is not there changes no count', () => {
    const one = patchReaction(message(1), added('ana', 2));
    const again = patchReaction(one, added('ana', 3));
    expect(again.reactions).toEqual([{ emoji: '❤️', users: ['ana'], count: 1 }]);
    expect(patchReaction(again, removed('tavi', 4)).reactions).toEqual(again.reactions);
    expect(patchReaction(again, removed('ana', 5)).reactions).toEqual([]);
  });

  it('is ignored when the message already knows better', () => {
    const held = message(1, 10);
    expect(patchReaction(held, added('ana', 10))).toBe(held);
  });

  it('counts beyond the hundred who are named', () => {
    let held = message(1);
    for (let i = 0; i < 120; i += 1) held = patchReaction(held, added(`user${i}`, i + 2));
    expect(held.reactions[0]?.users).toHaveLength(100);
    expect(held.reactions[0]?.count).toBe(120);
    held = patchReaction(held, removed('user119', 200));
    expect(held.reactions[0]?.count).toBe(119);
  });
});

// Only a live message has its nonce; what changed it later came without, and its row was made anew: a spoiler that
// was uncovered while its picture was being prepared was covered again.
describe('the nonce of a message', () => {
  const held = { messages: [withNonce(4, 'n4')], hasBefore: false, hasAfter: false };

  it('stays when a newer version or a page leaves it out', () => {
    const changed = message(4, 9, 'changed');
    const wanted = [{ ...changed, nonce: 'n4' }];
    expect(replaceEntry(held, changed).messages).toEqual(wanted);
    const offered = { messages: [changed], has_before: false, has_after: false };
    expect(mergePage(held, offered).messages).toEqual(wanted);
    expect(windowOfPage(offered, held).messages).toEqual(wanted);
  });

  it('goes with the message', () => {
    const gone: Entry = { ...message(4, 9), deleted: true } as unknown as Entry;
    expect(replaceEntry(held, gone).messages).toEqual([gone]);
  });
});
