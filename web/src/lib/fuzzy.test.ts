import { describe, expect, it } from 'vitest';
import { fuzzyFind } from './fuzzy';

const best = (query: string, names: readonly string[]) =>
  names
    .flatMap((name) => {
      const found = fuzzyFind(query, name);
      return found === undefined ? [] : [{ name, score: found.score }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ name }) => name);

describe('finding by a few letters', () => {
  it('puts what begins with them first, then words that do, then the rest', () => {
    expect(best('ca', ['oscar', 'movie-camera', 'cabin-trip', 'photos'])).toEqual([
      'cabin-trip',
      'movie-camera',
      'oscar',
    ]);
  });

  it('accepts letters that stand apart, in order only', () => {
    expect(fuzzyFind('kt', 'kitchen-table')?.marks).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(fuzzyFind('tk', 'kit')).toBeUndefined();
  });

  it('marks the letters of the name as it is written, accents and all', () => {
    expect(fuzzyFind('cafe', 'Café Röster')?.marks).toEqual([[0, 4]]);
    expect(fuzzyFind('ro', 'Café Röster')?.marks).toEqual([[5, 7]]);
  });

  it('lets everything through before anything is typed', () => {
    expect(fuzzyFind('  ', 'home')).toEqual({ score: 0, marks: [] });
  });
});
