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
    expect(sectionOf('devices')?.id).toBe('devices');
    expect(sectionOf('voice')).toBeUndefined();
    expect(sectionOf(undefined)).toBeUndefined();
  });
});
