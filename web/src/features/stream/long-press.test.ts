import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchLongPress } from './long-press';

let box: HTMLElement;
let row: HTMLElement;
let opened: HTMLElement[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  box = document.createElement('ol');
  row = document.createElement('li');
  row.dataset['seq'] = '4';
  box.append(row);
  document.body.append(box);
  opened = [];
  stop = watchLongPress(box, (one) => opened.push(one));
});
afterEach(() => {
  stop();
  box.remove();
  vi.useRealTimers();
});

/** Whether the browser may still make a tap of the finger that rested so long. */
function rest(ms: number): boolean {
  const at = { bubbles: true, clientX: 5, clientY: 5, pointerType: 'touch' };
  row.dispatchEvent(new PointerEvent('pointerdown', at));
  vi.advanceTimersByTime(ms);
  row.dispatchEvent(new PointerEvent('pointerup', at));
  const end = new Event('touchend', { bubbles: true, cancelable: true });
  row.dispatchEvent(end);
  vi.advanceTimersByTime(1);
  return !end.defaultPrevented;
}

describe('a finger on a row', () => {
  // On a busy machine the browser saw a tap where this saw a long press, and the click that it made of it
  // dismissed the menu that had just opened.
  it('opens when it rested, and is no tap then', () => {
    expect(rest(460)).toBe(false);
    expect(opened).toEqual([row]);
  });

  it('is a tap as ever when it did not rest, also after one that did', () => {
    rest(460);
    expect(rest(100)).toBe(true);
    expect(opened).toHaveLength(1);
  });
});
