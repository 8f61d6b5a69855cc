// Search lines nobody would type: reading one never throws, and taking a chip out takes out that one.

import { describe, expect, it } from 'vitest';
import { Random } from '../../lib/testing/random';
import {
  chipsOf,
  cutAtMarks,
  termsOf,
  toQuery,
  withoutTerm,
  withTerm,
  wordsOf,
} from './search-line';

const pieces =
  'from: in: has: before: after: mentions: " "" " " : mara 2026-11-27 2026-99-99 ( ) [ * \\ $& $1 é 👩‍👧 \ud800 \u2028 <b>'
    .split(' ')
    .concat([' ', '  ', '\t', 'before:2026-11-27 ', 'from:"a b"']);

describe('any search line at all', () => {
  it('is read without a throw, and a chip can be put in and taken out', () => {
    const random = new Random(7);
    const wrong: string[] = [];
    for (let round = 0; round < 3000; round += 1) {
      let line = '';
      for (let left = random.below(14); left >= 0; left -= 1) line += random.pick(pieces);
      const hold = (holds: boolean) => holds || wrong.push(JSON.stringify(line));
      hold(termsOf(line).length <= line.length);
      wordsOf(line);
      toQuery(line, 'mara');
      const chips = chipsOf(line);
      for (const chip of chips) hold(chipsOf(withoutTerm(line, chip)).length <= chips.length);
      // An odd quotation mark before it takes everything that follows in.
      if (line.includes('"')) continue;
      const term = { key: 'from', value: 'otis' };
      const has = (text: string) => chipsOf(text).some((each) => each.value === 'otis');
      hold(has(withTerm(line, term)) && !has(withoutTerm(withTerm(line, term), term)));
    }
    expect(wrong).toEqual([]);
  });

  it('hits are cut at any marks without losing a letter', () => {
    const random = new Random(8);
    const wrong: string[] = [];
    for (let round = 0; round < 2000; round += 1) {
      let text = '';
      for (let left = random.below(10); left >= 0; left -= 1) text += random.pick(pieces);
      const marks = Array.from({ length: random.below(5) }, () => [
        random.below(30) - 5,
        random.below(30) - 5,
      ]);
      const parts = cutAtMarks(text, marks);
      if (parts.map((part) => part.text).join('') !== text)
        wrong.push(JSON.stringify([text, marks]));
    }
    expect(wrong).toEqual([]);
  });
});
