import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveBetweenRows } from './row-keys';

let scroller: HTMLElement;

function press(key: string, on: HTMLElement, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  let moved = false;
  const listen = (heard: KeyboardEvent) => {
    moved = moveBetweenRows(heard, scroller);
  };
  scroller.addEventListener('keydown', listen);
  on.dispatchEvent(event);
  scroller.removeEventListener('keydown', listen);
  return moved;
}

const focused = () => (document.activeElement as HTMLElement | null)?.dataset.row;
const row = (name: string) => scroller.querySelector(`[data-row="${name}"]`) as HTMLElement;

describe('keys in the message list', () => {
  beforeEach(() => {
    scroller = document.createElement('div');
    scroller.tabIndex = 0;
    for (const name of ['one', 'two', 'three']) {
      const item = document.createElement('li');
      item.dataset.row = name;
      item.tabIndex = -1;
      item.append(document.createElement('button'));
      scroller.append(item);
    }
    document.body.append(scroller);
  });
  afterEach(() => scroller.remove());

  it('go from the list to its newest message, and on from there', () => {
    expect(press('ArrowUp', scroller)).toBe(true);
    expect(focused()).toBe('three');
    press('ArrowUp', row('three'));
    expect(focused()).toBe('two');
    press('ArrowDown', row('two'));
    expect(focused()).toBe('three');
  });

  it('stop at both ends', () => {
    press('Home', scroller);
    press('ArrowUp', row('one'));
    expect(focused()).toBe('one');
    press('End', row('one'));
    press('ArrowDown', row('three'));
    expect(focused()).toBe('three');
  });

  it('belong to the browser inside a row and with modifiers', () => {
    expect(press('ArrowUp', row('two').firstElementChild as HTMLElement)).toBe(false);
    expect(press('ArrowUp', row('two'), { ctrlKey: true })).toBe(false);
    expect(press('PageUp', scroller)).toBe(false);
  });
});
