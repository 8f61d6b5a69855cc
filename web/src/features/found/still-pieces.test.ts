import { describe, expect, it } from 'vitest';
import { stillPieces } from './still-pieces';

const told = (content: string, marks?: readonly (readonly number[])[]) =>
  stillPieces(content, marks)
    .map(({ text, marked, hidden }) => (hidden ? '(hidden)' : marked ? `<${text}>` : text))
    .join('');

describe('a found message', () => {
  it('hides what its author hid, and shows no signs', () => {
    expect(told('**the plot** is ||he dies||, `so` it')).toBe('the plot is (hidden), so it');
    expect(stillPieces('**the** plot')[0]).toEqual({
      text: 'the',
      looks: ['bold'],
      marked: false,
      hidden: false,
    });
  });

  it('does not name who is forgotten', () => {
    const drawn = stillPieces('> - @bo and **@mara**', [], new Set(['bo']));
    expect(drawn.map(({ text }) => text).join('')).toBe('• @deleted member and @mara');
  });

  it('keeps the lines of lists, quotes and code', () => {
    expect(told('- one\n- two')).toBe('• one\n• two');
    expect(told('```ts\nlet a\n```')).toBe('let a');
  });

  it('marks what was found in the words that are drawn', () => {
    // "boil" as code points 5 to 9, behind signs that are not drawn.
    expect(told('😀 **boil** or boiling', [[4, 4]])).toBe('😀 <boil> or boiling');
  });

  it('marks no more than was found, and nothing that is hidden', () => {
    expect(told('||secret|| a secret', [[2, 6]])).toBe('(hidden) a <secret>');
    expect(told('a.c abc', [[0, 3]])).toBe('<a.c> abc');
  });
});
