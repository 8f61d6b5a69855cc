import { describe, expect, it, vi } from 'vitest';
import { Films } from './films';

describe('films that are being prepared', () => {
  it('are shown as far as was last heard, each change once', () => {
    const onChange = vi.fn();
    const films = new Films(onChange);
    films.hear('a', 10);
    films.hear('b', 5);
    films.hear('a', 20);
    expect([...films.view]).toEqual([
      ['b', 5],
      ['a', 20],
    ]);
    expect(onChange).toHaveBeenCalledTimes(3);
    films.leave();
    expect(films.view.size).toBe(0);
  });

  it('are forgotten when nothing was heard of them for longest', () => {
    const films = new Films(() => undefined);
    for (let i = 0; i < 40; i += 1) films.hear(`film ${i}`, i);
    expect(films.view.size).toBe(32);
    expect(films.view.has('film 7')).toBe(false);
    expect(films.view.get('film 39')).toBe(39);
  });
});
