import { describe, expect, it } from 'vitest';
import { answers, beginAnswer, moveAnswer } from './answer-swipe';

const along = (...points: [x: number, y: number][]) =>
  points.reduce((swipe, [x, y]) => moveAnswer(swipe, x, y), beginAnswer(300, 400));

describe('a finger that goes left over a message', () => {
  it('draws the row along and answers once it went far enough', () => {
    const short = along([280, 401], [250, 402]);
    expect(short.drawn).toBe(40);
    expect(answers(short)).toBe(false);
    expect(answers(along([280, 401], [220, 404]))).toBe(true);
  });

  it('takes it back by returning', () => {
    expect(answers(along([280, 401], [220, 404], [290, 404]))).toBe(false);
  });

  it('draws no further than it helps', () => {
    expect(along([280, 400], [20, 400]).drawn).toBe(80);
  });

  it('that scrolls stays a scroll, whatever it does later', () => {
    const scrolling = along([290, 380], [200, 380]);
    expect(scrolling.drawn).toBe(0);
    expect(answers(scrolling)).toBe(false);
  });

  it('to the right means nothing', () => {
    expect(along([320, 400], [200, 400]).drawn).toBe(0);
  });
});
