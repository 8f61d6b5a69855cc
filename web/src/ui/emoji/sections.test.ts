import { describe, expect, it } from 'vitest';
import { type OwnEmoji, sectionsOf, tilesFor } from './sections';

const cat: OwnEmoji = { name: 'party_cat', aliases: ['dance'] };
const all = { groups: [], own: [cat], recent: [':party_cat:', ':gone:'], tone: 0 } as const;

describe('the sections of the picker', () => {
  it("begin with the group's own, and hold of those used lately what is there", () => {
    const sections = sectionsOf(all);
    expect(sections.map(({ id }) => id)).toEqual(['ours', 'recent']);
    expect(sections[0]?.tiles).toMatchObject([{ value: ':party_cat:', written: 'party_cat' }]);
    expect(sections[1]?.tiles).toMatchObject([{ value: ':party_cat:' }]);
  });

  it('find an own one by its other names too', () => {
    expect(tilesFor(all, 'danc')[0]?.tiles).toMatchObject([{ value: ':party_cat:' }]);
    expect(tilesFor(all, 'dog')).toEqual([]);
  });
});
