import { describe, expect, it } from 'vitest';
import { findSections, SECTIONS, sectionOf } from './sections';

describe('finding a setting', () => {
  it('shows everything before anything is typed', () => {
    expect(findSections('  ')).toEqual(SECTIONS);
  });

  it('finds a section by what it holds', () => {
    expect(findSections('LAMP').map((section) => section.id)).toEqual(['appearance']);
    expect(findSections('movement').map((section) => section.id)).toEqual(['appearance', 'access']);
    expect(findSections('no such thing')).toEqual([]);
  });

  it('knows its own addresses only', () => {
    expect(sectionOf('devices', false, false)?.id).toBe('devices');
    expect(sectionOf('attic', true, true)).toBeUndefined();
    expect(sectionOf(undefined, true, true)).toBeUndefined();
  });

  it('has no page of what was done for who does not look after the room', () => {
    expect(sectionOf('audit', false, true)).toBeUndefined();
    expect(sectionOf('audit', true, true)?.id).toBe('audit');
  });

  it('has no page of voice where the server offers none', () => {
    expect(sectionOf('voice', true, false)).toBeUndefined();
    expect(sectionOf('voice', false, true)?.id).toBe('voice');
  });
});
