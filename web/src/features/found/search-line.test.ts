import { describe, expect, it } from 'vitest';
import { chipsOf, cutAtMarks, toQuery, withoutTerm, withTerm, wordsOf } from './search-line';

describe('the line of a search', () => {
  it('shows operators as chips and leaves the words', () => {
    const line = 'oven in:"kitchen table" from:tavi "two words" 10:30';
    expect(chipsOf(line)).toEqual([
      { key: 'from', value: 'tavi' },
      { key: 'in', value: 'kitchen table' },
    ]);
    expect(wordsOf(line)).toBe('oven two words 10:30');
  });

  it('takes a chip in and out again', () => {
    const term = { key: 'in', value: 'kitchen table' };
    const line = withTerm('oven', term);
    expect(line).toBe('oven in:"kitchen table"');
    expect(withoutTerm(line, term)).toBe('oven');
    expect(withoutTerm('in:home oven in:attic', { key: 'in', value: 'home' })).toBe(
      'oven in:attic',
    );
  });

  it('asks for days as the reader counts them', () => {
    expect(toQuery('oven before:2026-11-26', 'mara')).toBe(
      `oven before:${new Date('2026-11-26T00:00:00').toISOString()}`,
    );
    expect(toQuery('after:2026-99-99', 'mara')).toBe('after:2026-99-99');
  });

  it('knows who "me" is, as a whole word behind its operator', () => {
    expect(toQuery('from:me oven mentions:@me', 'mara')).toBe('from:mara oven mentions:mara');
    expect(toQuery('from:melek me "from:me"', 'mara')).toBe('from:melek me "from:me"');
  });

  it('cuts a text at its marks, which count code points', () => {
    expect(cutAtMarks('🔥 an oven!', [[5, 4]])).toEqual([
      { text: '🔥 an ', marked: false },
      { text: 'oven', marked: true },
      { text: '!', marked: false },
    ]);
    expect(cutAtMarks('oven', [])).toEqual([{ text: 'oven', marked: false }]);
  });
});
