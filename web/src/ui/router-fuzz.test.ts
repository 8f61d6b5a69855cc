// Addresses that somebody may paste: matching one never throws, and only ever gives parts of it.

import { describe, expect, it } from 'vitest';
import { Random } from '../lib/testing/random';
import { matchPath } from './router';

const patterns = ['/', '/setup', '/invite/:code', '/settings/*', '/c/:channel/:seq?'];
const pieces = [
  '/',
  '//',
  'c',
  'settings',
  'invite',
  'home',
  '%',
  '%2',
  '%2F',
  '%ff',
  '%E2%80%AE',
].concat([
  '..',
  '.',
  ':channel',
  '*',
  '?',
  '#',
  ' ',
  '<b>',
  'é',
  '👩‍👧',
  '\ud800',
  '\u0000',
  '1',
  '__proto__',
]);

describe('any address at all', () => {
  it('matches or does not, without a throw', () => {
    const random = new Random(9);
    const wrong: string[] = [];
    for (let round = 0; round < 5000; round += 1) {
      let path = '/';
      for (let left = random.below(10); left >= 0; left -= 1) path += random.pick(pieces);
      for (const pattern of patterns) {
        const params = matchPath(pattern, path);
        for (const [name, value] of Object.entries(params ?? {})) {
          const whole = path.includes(value ?? '') || decodes(path, value ?? '');
          if (!whole && name !== '*') wrong.push(JSON.stringify([pattern, path, value]));
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

function decodes(path: string, value: string): boolean {
  return path.split('/').some((part) => {
    try {
      return decodeURIComponent(part) === value;
    } catch {
      return part === value;
    }
  });
}
