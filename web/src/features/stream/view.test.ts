import { describe, expect, it } from 'vitest';
import type { Entry } from '../../sync/types';
import {
  fitted,
  grownDown,
  grownUp,
  indices,
  moreAbove,
  moreBelow,
  ROWS_FIRST,
  ROWS_KEPT,
  ROWS_STEP,
  viewAround,
  viewAtEnd,
} from './view';

function loaded(first: number, last: number, hasAfter = false) {
  const messages: Entry[] = [];
  for (let seq = first; seq <= last; seq += 1) {
    messages.push({ _id: `${seq}`, channel: 'home', seq, rev: seq, deleted: true });
  }
  return { messages, hasAfter };
}

describe('the window of rows', () => {
  it('begins with the newest few', () => {
    const all = loaded(1, 500);
    expect(viewAtEnd(all)).toEqual({ from: 500 - ROWS_FIRST + 1, to: null });
    expect(viewAtEnd(loaded(1, 5))).toEqual({ from: 1, to: null });
    expect(viewAtEnd(loaded(1, 0))).toEqual({ from: 1, to: null });
  });

  it('reaches up to the unread line as long as that is near', () => {
    expect(viewAtEnd(loaded(1, 500), 440)).toEqual({ from: 440, to: null });
    expect(viewAtEnd(loaded(1, 500), 100)).toEqual(viewAround(loaded(1, 500), 100));
  });

  it('follows the newest message only when it holds it', () => {
    expect(viewAround(loaded(1, 500), 495).to).toBeNull();
    expect(viewAround(loaded(1, 500), 100).to).toBe(100 + ROWS_FIRST / 2);
    expect(viewAround(loaded(1, 500, true), 495).to).toBe(500);
  });

  it('never keeps more rows than its bound, however far the reader goes', () => {
    const all = loaded(1, 2000);
    let view = viewAtEnd(all);
    for (let step = 0; step < 30; step += 1) {
      view = grownUp(view, all);
      const { from, to } = indices(view, all);
      expect(to - from).toBeLessThanOrEqual(ROWS_KEPT);
    }
    expect(view.from).toBe(2000 - ROWS_FIRST + 1 - 30 * ROWS_STEP);
    expect(moreBelow(view, all)).toBe(true);
    for (let step = 0; step < 40; step += 1) view = grownDown(view, all);
    expect(view.to).toBeNull();
    expect(moreBelow(view, all)).toBe(false);
  });

  it('stops at the oldest loaded message', () => {
    const all = loaded(40, 100);
    const view = grownUp(grownUp(viewAtEnd(all), all), all);
    expect(view.from).toBe(40);
    expect(moreAbove(view, all)).toBe(false);
  });
});

describe('a view whose messages changed', () => {
  it('stays the same object when nothing moved, so that nothing is drawn again', () => {
    const view = viewAtEnd(loaded(1, 100));
    expect(fitted(view, loaded(1, 101), true)).toBe(view);
  });

  it('drops old rows for who sits at the end, and holds new ones back for who reads above', () => {
    const view = { from: 1, to: null };
    const many = loaded(1, ROWS_KEPT + ROWS_STEP + 1);
    expect(fitted(view, many, true)).toEqual({ from: ROWS_STEP + 2, to: null });
    expect(fitted(view, many, false)).toEqual({ from: 1, to: ROWS_KEPT + ROWS_STEP });
  });

  it('comes inside when other messages were loaded in their place', () => {
    expect(fitted({ from: 900, to: null }, loaded(100, 150, true), true)).toEqual({
      from: 115,
      to: 150,
    });
    // A growth that was reckoned with older messages must not leave the view empty.
    expect(fitted({ from: 40, to: 90 }, loaded(100, 150), false)).toEqual({ from: 100, to: 118 });
  });
});
