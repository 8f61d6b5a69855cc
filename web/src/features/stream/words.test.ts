import { describe, expect, it } from 'vitest';
import { foldedPart, isOnlyEmoji, toPieces } from './words';

const links = (content: string) =>
  toPieces(content).flatMap((piece) => (piece.kind === 'link' ? [piece.text] : []));

describe('links', () => {
  it.each([
    ['see https://example.org/a.', ['https://example.org/a']],
    ['(https://example.org/a_(b))', ['https://example.org/a_(b)']],
    ['https://a.example, http://b.example!', ['https://a.example', 'http://b.example']],
    ['javascript:alert(1) data:text/html,x file:///etc', []],
    ['https://', []],
    ['xhttps://example.org', []],
    ['"https://example.org"', ['https://example.org']],
  ])('finds in %s what leads to a page', (content, found) => {
    expect(links(content)).toEqual(found);
  });

  it('loses no character of the message', () => {
    for (const content of [
      'a https://x.example/ö?q=(1). b',
      'https://https://',
      '@maren and https://x.example\n\nend',
    ]) {
      expect(
        toPieces(content, ['maren'])
          .map((piece) => piece.text)
          .join(''),
      ).toBe(content);
    }
  });

  it('stays quick on hostile text', () => {
    const hostile = 'https://'.repeat(500) + '('.repeat(2000) + '@'.repeat(2000);
    const begun = performance.now();
    toPieces(hostile, ['maren']);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('mentions', () => {
  const mentions = (content: string, names: string[]) =>
    toPieces(content, names).flatMap((piece) => (piece.kind === 'mention' ? [piece.username] : []));

  it('are drawn for those the server names, and for nobody else', () => {
    expect(mentions('@maren and @sol, hello @maren.', ['maren'])).toEqual(['maren', 'maren']);
    expect(mentions('mail me@maren.example', ['maren'])).toEqual([]);
    expect(mentions('@marenka', ['maren'])).toEqual([]);
  });
});

describe('isOnlyEmoji', () => {
  it.each([
    ['🔥', true],
    ['❤️ 👍🏽', true],
    ['👨‍👩‍👧‍👦🏳️‍🌈🇳🇱', true],
    ['1️⃣', true],
    ['1', false],
    ['🔥 hot', false],
    ['', false],
    ['#', false],
    ['🔥'.repeat(28), false],
  ])('knows that %s is %s', (content, only) => {
    expect(isOnlyEmoji(content)).toBe(only);
  });
});

describe('folding', () => {
  it('leaves ordinary messages open', () => {
    expect(foldedPart('a\n'.repeat(19))).toBeUndefined();
    expect(foldedPart('a'.repeat(2000))).toBeUndefined();
  });

  it('shows the first lines of a long one', () => {
    expect(foldedPart('line\n'.repeat(30))?.split('\n')).toHaveLength(12);
  });

  it('cuts a long paragraph between words', () => {
    const part = foldedPart('word '.repeat(500)) ?? '';
    expect(part.length).toBeLessThanOrEqual(1000);
    expect(part.endsWith('word')).toBe(true);
  });
});
