import { afterEach, describe, expect, it } from 'vitest';
import { cycleRegions } from './regions';

function room(people = false) {
  document.body.innerHTML = '';
  const add = (name: string, tag: string, child?: string) => {
    const region = document.createElement(tag);
    region.dataset.region = name;
    region.tabIndex = -1;
    if (child !== undefined) region.append(document.createElement(child));
    document.body.append(region);
  };
  add('rooms', 'nav', 'button');
  add('messages', 'div');
  add('box', 'form', 'textarea');
  if (people) add('aside', 'aside');
}

const press = (shiftKey = false) =>
  cycleRegions(new KeyboardEvent('keydown', { key: 'F6', shiftKey, cancelable: true }));
const focused = () =>
  document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region ?? 'none';

describe('F6', () => {
  afterEach(() => document.body.replaceChildren());

  it('walks through the parts that are there and begins anew', () => {
    room(true);
    const walk = ['rooms', 'messages', 'box', 'aside', 'rooms'];
    for (const part of walk) {
      expect(press()).toBe(true);
      expect(focused()).toBe(part);
    }
  });

  it('walks back with Shift', () => {
    room();
    press(true);
    expect(focused()).toBe('box');
    press(true);
    expect(focused()).toBe('messages');
  });

  it('leaves out what is inert', () => {
    room();
    document.querySelector('nav')?.toggleAttribute('inert', true);
    press();
    expect(focused()).toBe('messages');
  });

  it('lets other keys through', () => {
    expect(cycleRegions(new KeyboardEvent('keydown', { key: 'F5' }))).toBe(false);
  });
});
