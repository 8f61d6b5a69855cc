import { describe, expect, it } from 'vitest';
import { Random } from '../../../lib/testing/random';
import { movedCut, placeOf, roundedCut, wholeCut, zoomedCut, zoomMax, zoomOf } from './cut';

const wide = { width: 1200, height: 800 };

describe('a square of a picture', () => {
  it('begins as the middle one', () => {
    expect(wholeCut(wide)).toEqual({ left: 200, top: 0, side: 800 });
    expect(wholeCut({ width: 3, height: 4 })).toEqual({ left: 0, top: 0.5, side: 3 });
  });

  it('keeps what is under the fingers when it comes nearer', () => {
    const near = zoomedCut(wholeCut(wide), 2, wide, [0.25, 0.5]);
    expect(near).toEqual({ left: 300, top: 200, side: 400 });
    // A quarter of 800 from 200 is 400, a quarter of 400 from 300 as well.
    expect(zoomOf(near, wide)).toBe(2);
  });

  it('never leaves the picture, nor becomes smaller than it can be shown', () => {
    const seeded = new Random(7);
    const random = () => seeded.next();
    let cut = wholeCut(wide);
    for (let step = 0; step < 2000; step += 1) {
      cut = zoomedCut(cut, 0.2 + random() * 3, wide, [random(), random()]);
      cut = movedCut(cut, random() * 4 - 2, random() * 4 - 2, wide);
      const { left, top, side } = roundedCut(cut, wide);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(side).toBeGreaterThanOrEqual(48);
      expect(left + side).toBeLessThanOrEqual(wide.width);
      expect(top + side).toBeLessThanOrEqual(wide.height);
      expect([left, top, side].every(Number.isInteger)).toBe(true);
    }
    expect(zoomMax(wide)).toBeCloseTo(800 / 48);
  });

  it('takes the smallest pictures as they are', () => {
    const dot = { width: 1, height: 1 };
    expect(roundedCut(zoomedCut(wholeCut(dot), 9, dot), dot)).toEqual({ left: 0, top: 0, side: 1 });
    expect(zoomMax(dot)).toBe(1);
  });

  it('is drawn by the place of the whole picture behind the frame', () => {
    expect(placeOf({ left: 300, top: 200, side: 400 }, wide)).toEqual({
      width: '300%',
      left: '-75%',
      top: '-50%',
    });
  });
});
