import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatCursor, parseCursor } from './cursor';
import { Drafts } from './drafts';
import { ReadMarks } from './reads';
import { hasNewVersion, mainScriptOf } from './version';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a cursor', () => {
  it('is an epoch and a position', () => {
    expect(parseCursor('q5Zr8tW1.11')).toEqual({ epoch: 'q5Zr8tW1', pos: 11 });
    expect(formatCursor({ epoch: 'a.b', pos: 0 })).toBe('a.b.0');
    for (const bad of [undefined, '', '.1', 'a', 'a.', 'a.x', 'a.-1']) {
      expect(parseCursor(bad)).toBeUndefined();
    }
  });
});

describe('Drafts', () => {
  const open = (user = 'ana') => {
    const drafts = new Drafts();
    drafts.load(user);
    return drafts;
  };

  it('survive a reload, each in its channel', () => {
    const drafts = open();
    drafts.set('home', 'half a thought');
    drafts.set('kitchen', 'bread');
    drafts.write();
    expect(Object.fromEntries(open().texts)).toEqual({ home: 'half a thought', kitchen: 'bread' });
  });

  it('are written by themselves shortly after the last keystroke', () => {
    const drafts = open();
    drafts.set('home', 'a');
    vi.advanceTimersByTime(200);
    drafts.set('home', 'ab');
    vi.advanceTimersByTime(200);
    expect(open().texts.size).toBe(0);
    vi.advanceTimersByTime(200);
    expect(open().texts.get('home')).toBe('ab');
  });

  it('vanish from the device only when the message is safe in the outbox', async () => {
    const drafts = open();
    drafts.set('home', 'hello');
    drafts.write();
    let safe = () => {};
    drafts.handOver('home', new Promise((resolve) => (safe = resolve)));
    expect(drafts.texts.has('home')).toBe(false);
    drafts.write();
    expect(open().texts.get('home')).toBe('hello');
    safe();
    await vi.advanceTimersByTimeAsync(0);
    expect(open().texts.has('home')).toBe(false);
  });

  it('are not dropped by an older message when something new was begun', async () => {
    const drafts = open();
    drafts.set('home', 'hello');
    drafts.handOver('home', Promise.resolve());
    drafts.set('home', 'next');
    drafts.write();
    await vi.advanceTimersByTimeAsync(0);
    expect(open().texts.get('home')).toBe('next');
  });

  it('belong to one person', () => {
    const drafts = open();
    drafts.set('home', 'mine');
    drafts.write();
    expect(open('ben').texts.size).toBe(0);
    drafts.forget();
    expect(open().texts.size).toBe(0);
  });
});

describe('ReadMarks', () => {
  const open = () => {
    const sent: [string, number, boolean][] = [];
    const marks = new ReadMarks(async (...mark) => {
      sent.push(mark);
    });
    return { marks, sent };
  };

  it('go out at once, then at most every three seconds, with the newest only', () => {
    const { marks, sent } = open();
    for (let seq = 1; seq <= 10; seq += 1) marks.mark('home', seq);
    expect(sent).toEqual([['home', 1, false]]);
    vi.advanceTimersByTime(2900);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(sent).toEqual([
      ['home', 1, false],
      ['home', 10, false],
    ]);
    vi.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(2);
  });

  it('do not let one channel wait for another', () => {
    const { marks, sent } = open();
    marks.mark('home', 1);
    marks.mark('kitchen', 4);
    expect(sent).toHaveLength(2);
  });

  it('go with the page, in a request that outlives it', () => {
    const { marks, sent } = open();
    marks.mark('home', 1);
    marks.mark('home', 2);
    marks.flush();
    expect(sent.at(-1)).toEqual(['home', 2, true]);
    marks.flush();
    expect(sent).toHaveLength(2);
  });

  it('are under way from the wish to the answer', async () => {
    const { marks } = open();
    marks.mark('home', 1);
    marks.mark('home', 2);
    expect(marks.underWay('home')).toBe(2);
    marks.flush();
    expect(marks.underWay('home')).toBe(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(marks.underWay('home')).toBeUndefined();
  });
});

describe('a new version', () => {
  const page =
    '<head><script type="module" crossorigin src="/assets/index-Ab12.js"></script></head>';

  it('is noticed by the main script that the server would serve', async () => {
    expect(mainScriptOf(page)).toBe('/assets/index-Ab12.js');
    expect(await hasNewVersion('/assets/index-old.js', async () => page)).toBe(true);
    expect(await hasNewVersion('/assets/index-Ab12.js', async () => page)).toBe(false);
  });

  it('is not suspected without a reason', async () => {
    expect(await hasNewVersion(undefined, async () => page)).toBe(false);
    expect(await hasNewVersion('/assets/a.js', async () => 'a captive portal')).toBe(false);
    expect(await hasNewVersion('/assets/a.js', () => Promise.reject(new Error('off')))).toBe(false);
  });
});
