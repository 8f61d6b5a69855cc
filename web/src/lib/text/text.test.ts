// @vitest-environment node
// The grammar itself is tested by the vectors in protocol/text, which the server's tests run too.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emojiRuns, isOnlyEmoji } from './emoji-runs';
import { foldedPart } from './fold';
import { isLong } from './is-long';
import { parseText } from './parse';
import type { Block } from './tree';
import { mentionsOf, plainOf, previewOf } from './views';

interface Case {
  name: string;
  in: string;
  tree: Block[];
  mentions?: string[];
  preview?: string;
}

const folder = new URL('../../../../protocol/text/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('the vectors of %s', (file) => {
  const { cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { cases: Case[] };
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const tree = parseText(one.in);
    expect(tree).toEqual(one.tree);
    if (one.mentions) expect(mentionsOf(tree)).toEqual(one.mentions);
    if (one.preview !== undefined) expect(previewOf(tree)).toBe(one.preview);
  });
});

/** Of the processor's time, the least of three: what else the machine does is not measured. */
function readMs(text: string): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const begun = process.cpuUsage();
      parseText(text);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    }),
  );
}

describe('hostile text', () => {
  const pieces = ['*a ', '**a*', '_*~~||', '[', '[](', '[a](http://', '](', '`', '`a``', '```a'];
  pieces.push(
    '> ',
    '>>> ',
    '- a\n',
    '  - a\n 1. b\n',
    '# a\n',
    'http://',
    'https://a(',
    '<http://',
  );
  pieces.push(
    'https://a.b))) ',
    '<t:1',
    '@aa',
    '<@a',
    '#a',
    '<#a',
    ':a',
    '||',
    '\\`',
    '> \n',
    '\n',
  );
  it.each(pieces)('takes time in proportion to its length: %j', (piece) => {
    const small = piece.repeat(4096 / piece.length);
    const large = `x${piece.repeat((4096 * 32) / piece.length)}`;
    readMs(small); // compiled
    // Eight times as steep as a line is still no square, which would be a thousand times as much.
    expect(readMs(large)).toBeLessThan((readMs(small) + 0.3) * 32 * 8);
  });

  it('loses no character outside marks', () => {
    const odd = '\u0000\ud800 \udc00 \u202e \ufeff \u200b <>&"\' \u2028';
    expect(parseText(odd)).toEqual([{ kind: 'paragraph', of: [odd] }]);
  });
});

describe('emoji in a text', () => {
  it.each([
    ['🔥', true],
    ['❤️ 👍🏽', true],
    ['👨‍👩‍👧‍👦🏳️‍🌈🇳🇱', true],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿 ☺️', true],
    ['1️⃣', true],
    [':fire: 🔥', true],
    ['1', false],
    ['©', false],
    ['🔥 hot', false],
    ['**🔥**', false],
    [':unknown:', false],
    ['# 🔥', false],
    ['', false],
    ['#', false],
    ['🔥'.repeat(27), true],
    ['🔥'.repeat(28), false],
  ])('stand alone in %s: %s', (content, only) => {
    expect(isOnlyEmoji(parseText(content), (name) => name === 'fire')).toBe(only);
  });

  it('are told from the words around them', () => {
    expect(emojiRuns('a 🔥👍🏽 1 ©')).toEqual([
      { text: 'a ', emoji: false },
      { text: '🔥👍🏽', emoji: true },
      { text: ' 1 ©', emoji: false },
    ]);
    expect(emojiRuns('42')).toEqual([{ text: '42', emoji: false }]);
  });
});

describe('folding', () => {
  const textOf = (blocks: readonly Block[]) =>
    blocks.map((block) => (block.kind === 'paragraph' ? plainOf(block.of) : '')).join('');

  it('leaves ordinary messages open', () => {
    expect(isLong('a\n'.repeat(19))).toBe(false);
    expect(isLong('a'.repeat(2000))).toBe(false);
    expect(isLong('a\n'.repeat(20))).toBe(true);
    expect(isLong('a'.repeat(2001))).toBe(true);
  });

  it('shows the first lines of a long one', () => {
    expect(textOf(foldedPart(parseText('line\n'.repeat(30)))).split('\n')).toHaveLength(12);
  });

  it('cuts a long paragraph between words', () => {
    const part = textOf(foldedPart(parseText('word '.repeat(500))));
    expect(part.length).toBeLessThanOrEqual(1000);
    expect(part.endsWith('word')).toBe(true);
  });

  it('cuts no letter in two', () => {
    expect(textOf(foldedPart(parseText(`x${'🔥'.repeat(1500)}`)))).toMatch(/^x(?:🔥)+$/u);
  });

  it('keeps code, lists and secrets what they are', () => {
    const code = foldedPart(parseText(`\`\`\`js\n${'let a;\n'.repeat(40)}\`\`\``));
    expect(code).toEqual([
      { kind: 'fence', language: 'js', text: Array(12).fill('let a;').join('\n') },
    ]);
    const [list] = foldedPart(parseText('- a\n'.repeat(40)));
    expect(list?.kind === 'list' && list.items).toHaveLength(12);
    const hidden = foldedPart(parseText(`||${'secret '.repeat(400)}||`));
    expect(hidden).toEqual([
      { kind: 'paragraph', of: [{ kind: 'spoiler', of: [expect.stringMatching(/^secret/)] }] },
    ]);
  });
});
