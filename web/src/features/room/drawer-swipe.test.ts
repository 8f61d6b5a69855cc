import { describe, expect, it } from 'vitest';
import { beginSwipe, endsOpen, moveSwipe, openPart, type Swipe } from './drawer-swipe';

const WIDTH = 300;

function swipe(from: number, to: number, ms: number, open = false): Swipe | undefined {
  const begun = beginSwipe(from, 200, 0, open);
  if (begun === undefined) return undefined;
  const middle = (from + to) / 2;
  return moveSwipe(moveSwipe(begun, middle, 202, ms / 2), to, 203, ms);
}

describe('the drawer', () => {
  it('opens by a swipe from the edge only', () => {
    expect(swipe(200, 350, 900)).toBeUndefined();
    const slow = swipe(5, 200, 900);
    expect(slow && endsOpen(slow, false, WIDTH)).toBe(true);
  });

  it('falls back when let go before the middle', () => {
    const short = swipe(5, 80, 900);
    expect(short && endsOpen(short, false, WIDTH)).toBe(false);
  });

  it('follows a fling whatever its length', () => {
    const fling = swipe(5, 60, 60);
    expect(fling && endsOpen(fling, false, WIDTH)).toBe(true);
    const back = swipe(250, 190, 60, true);
    expect(back && endsOpen(back, true, WIDTH)).toBe(false);
  });

  it('leaves scrolling alone', () => {
    const begun = beginSwipe(5, 200, 0, false);
    const scrolled = begun && moveSwipe(begun, 15, 400, 100);
    expect(scrolled?.sideways).toBe(false);
    expect(scrolled && endsOpen(scrolled, false, WIDTH)).toBe(false);
  });

  it('never stands more than open or less than closed', () => {
    const far = swipe(5, 900, 900);
    expect(far && openPart(far, false, WIDTH)).toBe(1);
    const off = swipe(200, -400, 900, true);
    expect(off && openPart(off, true, WIDTH)).toBe(0);
  });
});
