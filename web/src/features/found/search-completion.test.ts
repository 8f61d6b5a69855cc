import { expect, test } from 'vitest';
import { candidatesFor, conditionAt, type Known, take } from './search-completion';

const known: Known = {
  people: [
    { username: 'ada', display_name: 'Ada L' },
    { username: 'ben', display_name: 'Ben' },
  ],
  rooms: [
    { id: '1', name: 'kitchen', sign: '#' },
    { id: '2', name: 'big hall', sign: '#' },
  ],
  now: new Date(2026, 2, 31, 12),
};

const offered = (line: string) => {
  const token = conditionAt(line, line.length);
  return token === undefined ? [] : candidatesFor(token, known).map(({ insert }) => insert);
};

test('offers conditions by the beginning of their name', () => {
  expect(offered('me')).toEqual(['mentions:']);
  expect(offered('pie fr')).toEqual(['from:']);
  expect(offered('f')).toEqual([]);
  expect(offered('pie')).toEqual([]);
});

test('offers people, rooms, kinds and days behind the colon', () => {
  expect(offered('from:')).toEqual(['from:ada ', 'from:ben ']);
  expect(offered('pie from:@b')).toEqual(['from:ben ']);
  expect(offered('mentions:e')).toContain('mentions:everyone ');
  expect(offered('in:ki')).toEqual(['in:kitchen ']);
  expect(offered('in:"big')).toEqual(['in:"big hall" ']);
  expect(offered('has:l')).toEqual(['has:link ']);
});

test('days are those of the calendar, also where a month is shorter', () => {
  expect(offered('before:')).toEqual([
    'before:2026-03-31 ',
    'before:2026-03-30 ',
    'before:2026-03-24 ',
    'before:2026-02-28 ',
    'before:2025-03-31 ',
  ]);
  expect(offered('after:yest')).toEqual(['after:2026-03-30 ']);
});

test('a condition that is whole, or no condition, offers nothing', () => {
  expect(offered('from:ada ')).toEqual([]);
  expect(offered('https://snug')).toEqual([]);
  expect(offered('at 10:30')).toEqual([]);
});

test('the choice takes the place of what was typed and leaves the rest', () => {
  const line = 'pie from:a and cake';
  const caret = 'pie from:a'.length;
  const token = conditionAt(line, caret);
  expect(token).toBeDefined();
  if (token === undefined) return;
  expect(take(line, caret, token, 'from:ada ')).toEqual({
    line: 'pie from:ada and cake',
    caret: 'pie from:ada '.length,
  });
});
