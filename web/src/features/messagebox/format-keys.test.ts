import { describe, expect, it } from 'vitest';
import type { Edit } from './edit-field';
import { linkOver, markFor, toggleMark } from './format-keys';

/** `|` marks the ends of the selection, before and after. */
function played(
  text: string,
  edit: (text: string, start: number, end: number) => Edit | undefined,
) {
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|') - (text.lastIndexOf('|') > start ? 1 : 0);
  const bare = text.replaceAll('|', '');
  const made = edit(bare, start, end);
  if (made === undefined) return undefined;
  const after = bare.slice(0, made.from) + made.insert + bare.slice(made.to);
  const marked = `${after.slice(0, made.start)}|${after.slice(made.start, made.end)}`;
  return made.start === made.end
    ? `${marked}${after.slice(made.end)}`
    : `${marked}|${after.slice(made.end)}`;
}

describe('a mark', () => {
  it.each([
    ['a |b| c', '**', 'a **|b|** c'],
    ['a **|b|** c', '**', 'a |b| c'],
    ['a |**b**| c', '**', 'a |b| c'],
    ['a **|b|** c', '*', 'a ***|b|*** c'],
    ['a ***|b|*** c', '*', 'a **|b|** c'],
    ['a |b |c', '**', 'a **|b|** c'],
    ['a | c', '**', 'a **|** c'],
    ['|', '`', '`|`'],
    ['|a\nb|', '~~', '~~|a\nb|~~'],
  ])('%j with %s becomes %j', (before, mark, after) => {
    expect(played(before, (text, start, end) => toggleMark(text, start, end, mark))).toBe(after);
  });

  it('has its key', () => {
    const key = (name: string, more: Partial<KeyboardEvent> = {}) => {
      const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
      return markFor({ ...none, key: name, ...more });
    };
    expect(key('b', { ctrlKey: true })).toBe('**');
    expect(key('I', { metaKey: true })).toBe('*');
    expect(key('X', { ctrlKey: true, shiftKey: true })).toBe('~~');
    expect(key('e', { ctrlKey: true })).toBe('`');
    expect(key('b')).toBeUndefined();
    expect(key('x', { ctrlKey: true })).toBeUndefined();
    expect(key('b', { ctrlKey: true, altKey: true })).toBeUndefined();
  });
});

describe('an address pasted over words', () => {
  const over = (text: string, address: string) =>
    played(text, (bare, start, end) => linkOver(bare, start, end, address));

  it.each([
    ['see |the cabin| now', 'https://a.example', 'see [the cabin](https://a.example)| now'],
    ['|a|', ' https://a.example/b_(c)\n', '[a](<https://a.example/b_(c)>)|'],
    ['|a|', 'mailto:me@a.example', '[a](mailto:me@a.example)|'],
    ['|a|', 'javascript:alert(1)', undefined],
    ['|a|', 'no address', undefined],
    ['a|', 'https://a.example', undefined],
    ['|[a]|', 'https://a.example', undefined],
    ['|https://b.example|', 'https://a.example', undefined],
  ])('%j and %j become %j', (before, address, after) => {
    expect(over(before, address)).toBe(after);
  });
});
