import { describe, expect, it } from 'vitest';
import { cleanUsername } from './username';

describe('cleanUsername', () => {
  it.each([
    ['Maren', 'maren'],
    ['Zoë Blum', 'zoe.blum'],
    ['_under', 'under'],
    ['a/b<c>', 'abc'],
    ['x'.repeat(40), 'x'.repeat(32)],
    ['名前', ''],
  ])('makes %s into %s', (typed, clean) => {
    expect(cleanUsername(typed)).toBe(clean);
  });
});
