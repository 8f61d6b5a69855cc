import { describe, expect, it } from 'vitest';
import type { OwnEmoji } from '../../api/types';
import type { EmojiGroup } from '../../lib/emoji/emoji';
import { aliasesOf, nameFrom, troubleWith } from './emoji-names';

const groups: EmojiGroup[] = [
  {
    id: 'signs',
    emoji: [{ picture: '❤️', label: 'red heart', names: ['heart'], words: [], tones: '' }],
  },
];
const shed: OwnEmoji = { name: 'shed', aliases: ['hut'], by: 'mara', added: '2026-01-01' };
const troubleOf = (name: string, aliases: string[] = []) =>
  troubleWith({ name, aliases }, [shed], groups)?.why;

describe('a name from a file', () => {
  it('is what of it can be one', () => {
    expect(nameFrom('Party Cat!.gif')).toBe('party_cat');
    expect(nameFrom('Käse-2.PNG')).toBe('kase_2');
    expect(nameFrom(`${'long-'.repeat(9)}.webp`)).toBe('long_long_long_long_long_long_lo');
    expect(nameFrom('🐐.png')).toBe('');
    expect(nameFrom('a.png')).toBe('');
  });
});

describe('a name for an emoji of ours', () => {
  it('has its letters, and leads nowhere else yet', () => {
    expect(troubleOf('party_cat', ['meow'])).toBeUndefined();
    expect(troubleOf('Party Cat')).toBe('shape');
    expect(troubleOf('hut')).toBe('taken');
    expect(troubleOf('party_cat', ['party_cat'])).toBe('taken');
  });

  it('is none that everybody has already: it would become that one when written', () => {
    expect(troubleOf('heart')).toBe('unicode');
    expect(troubleOf('party_cat', ['heart'])).toBe('unicode');
  });

  it('may keep what it has', () => {
    expect(troubleOf('shed', ['hut', 'cabin'])).toBeUndefined();
  });

  it('has up to five others, however they are written', () => {
    expect(aliasesOf(' :a1:, b2  b2 ')).toEqual(['a1', 'b2']);
    expect(troubleOf('party_cat', ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'])).toBe('many');
  });
});
