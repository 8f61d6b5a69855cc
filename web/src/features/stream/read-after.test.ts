import { describe, expect, it } from 'vitest';
import { ReadAfter } from './read-after';

function setUp(read = 0) {
  const page = { inSight: undefined as number | undefined };
  const marked: number[] = [];
  const timers = new Map<number, () => void>();
  let next = 1;
  const clock = {
    set: (run: () => void) => {
      timers.set(next, run);
      next += 1;
      return next - 1;
    },
    clear: (timer: unknown) => void timers.delete(timer as number),
  };
  const reader = new ReadAfter(
    read,
    () => page.inSight,
    (seq) => marked.push(seq),
    clock,
  );
  const secondPasses = () => {
    const due = [...timers.values()];
    timers.clear();
    for (const run of due) run();
  };
  return { page, marked, reader, secondPasses, timers };
}

describe('ReadAfter', () => {
  it('marks what stood in sight for a second', () => {
    const { page, marked, reader, secondPasses } = setUp();
    page.inSight = 7;
    reader.look();
    expect(marked).toEqual([]);
    secondPasses();
    expect(marked).toEqual([7]);
  });

  it('marks nothing when the window lost focus in between', () => {
    const { page, marked, reader, secondPasses } = setUp();
    page.inSight = 7;
    reader.look();
    page.inSight = undefined;
    reader.look();
    secondPasses();
    expect(marked).toEqual([]);
  });

  it('marks no more than what is still in sight after the second', () => {
    const { page, marked, reader, secondPasses } = setUp();
    page.inSight = 9;
    reader.look();
    page.inSight = 5;
    secondPasses();
    expect(marked).toEqual([5]);
  });

  it('gives a newer message its own second without starving the older', () => {
    const { page, marked, reader, secondPasses } = setUp();
    page.inSight = 7;
    reader.look();
    page.inSight = 8;
    reader.look();
    secondPasses();
    expect(marked).toEqual([7]);
    secondPasses();
    expect(marked).toEqual([7, 8]);
  });

  it('starts no clock for what was read before', () => {
    const { page, reader, timers } = setUp(9);
    page.inSight = 9;
    reader.look();
    expect(timers.size).toBe(0);
  });
});
