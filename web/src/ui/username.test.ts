import { describe, expect, it } from 'vitest';
import { cleanUsername, displayNameFrom } from './username';

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

describe('displayNameFrom', () => {
  it('writes a name as names are written', () => {
    expect(displayNameFrom('maren')).toBe('Maren');
    expect(displayNameFrom('7of9')).toBe('7of9');
  });
});
