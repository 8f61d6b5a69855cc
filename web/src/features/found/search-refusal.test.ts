import { describe, expect, it } from 'vitest';
import { toQuery } from './search-line';
import { whyRefused } from './search-refusal';

describe('a line that is refused', () => {
  it.each([
    ['oven has:goat', 'unknownHas'],
    ['after:tomorrow', 'noDay'],
    ['before:2026-13-40', 'noDay'],
    ['a b c d e f g h i j k l m', 'tooManyWords'],
    ['ü'.repeat(201), 'tooLong'],
    ['""', 'noQuestion'],
    ['...', 'noQuestion'],
  ] as const)('%s', (line, why) => {
    expect(whyRefused(toQuery(line, 'mara'))).toBe(why);
  });

  it.each(['oven has:link before:2026-11-26', 'after:2026-11-26T10:00:00.000Z', 'from:me', '🐐'])(
    '%s is none that we know a reason for',
    (line) => {
      expect(whyRefused(toQuery(line, 'mara'))).toBeUndefined();
    },
  );
});
