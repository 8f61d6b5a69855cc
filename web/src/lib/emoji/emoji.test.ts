// @vitest-environment node
import { EMOJI_GROUPS } from 'virtual:emoji-data';
import { EMOJI_NAMES } from 'virtual:emoji-data/de';
import { describe, expect, it } from 'vitest';
import { toGroups } from './emoji';
import { emojiNamed, searchEmoji } from './search';
import { TONES, withTone } from './tones';

// No canvas here: only what every system draws is in.
const groups = toGroups(EMOJI_GROUPS);
const all = groups.flatMap((group) => group.emoji);
const found = (question: string, recent: string[] = []) =>
  searchEmoji(groups, question, 12, recent).map(({ picture }) => picture);

describe('the emoji', () => {
  it('are all there, in nine groups, each once', () => {
    expect(EMOJI_GROUPS.join('\n').split('\n').length).toBeGreaterThan(1850);
    expect(groups.map(({ emoji }) => emoji.length).every((count) => count > 50)).toBe(true);
    expect(new Set(all.map(({ picture }) => picture)).size).toBe(all.length);
  });

  it('have short names that the grammar can read', () => {
    expect(all.filter(({ names }) => names.length === 0)).toEqual([]);
    const odd = all.filter(({ names }) => !names.every((name) => /^[a-z0-9_+-]{1,32}$/.test(name)));
    expect(odd).toEqual([]);
  });

  it('are spelled in the one way that is fully qualified', () => {
    expect(all.filter(({ picture }) => /\p{Emoji_Presentation}\uFE0F/u.test(picture))).toEqual([]);
    const bare = /^(?!\p{Emoji_Presentation}|\p{RI}|[\d#*])\p{Emoji}(?!\uFE0F|\p{EMod})/u;
    expect(all.filter(({ picture }) => bare.test(picture))).toEqual([]);
  });

  it('are found by short name, by name and by key word', () => {
    expect(found('tada')[0]).toBe('🎉');
    expect(found(':tea')).toContain('🍵');
    expect(found('party popper')[0]).toBe('🎉');
    expect(found('luck')).toContain('🤞');
    expect(found('thumbs up')[0]).toBe('👍');
    expect(found('zzz no such thing')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('that were used lately stand before equals', () => {
    const [, second] = found('cat');
    expect(second).toBeDefined();
    expect(found('smile', ['🐱']).length).toBeGreaterThan(1);
    const hearts = found('heart');
    const later = hearts.at(-1) ?? '';
    expect(hearts.indexOf(later)).toBeGreaterThan(found('heart', [later]).indexOf(later));
  });

  it('bear German names for who reads German, and are found by these and by the English ones', () => {
    const german = toGroups(EMOJI_GROUPS, EMOJI_NAMES);
    const first = (question: string) =>
      searchEmoji(german, question, 12).map(({ picture }) => picture);
    expect(first('teekanne')).toContain('🫖');
    expect(first('Feuer')).toContain('🔥');
    expect(first('teapot')).toContain('🫖');
    expect(emojiNamed(german, 'tada')?.label).toBe('Konfettibombe');
    const unnamed = german.flatMap(({ emoji }) => emoji).filter(({ label }) => label === '');
    expect(unnamed).toEqual([]);
  });

  it('are known by their short names', () => {
    expect(emojiNamed(groups, 'Tada')?.picture).toBe('🎉');
    expect(emojiNamed(groups, 'nothing_of_that_name')).toBeUndefined();
  });
});

describe('skin tones', () => {
  const named = (name: string) => {
    const emoji = emojiNamed(groups, name);
    if (emoji === undefined) throw new Error(`no ${name}`);
    return emoji;
  };

  it('stand behind the hand, and behind every person', () => {
    expect(withTone(named('wave'), 3)).toBe('👋🏽');
    expect(withTone(named('v'), 1)).toBe('✌🏻');
    expect(withTone(named('tada'), 3)).toBe('🎉');
    expect(withTone(named('wave'), 0)).toBe('👋');
  });

  it('are five different ones wherever there are any', () => {
    const toned = all.filter(({ tones }) => tones !== '');
    expect(toned.length).toBeGreaterThan(200);
    const odd = toned.filter((one) => new Set(TONES.map((tone) => withTone(one, tone))).size !== 6);
    expect(odd).toEqual([]);
  });
});
