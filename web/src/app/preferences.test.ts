import { beforeEach, describe, expect, it } from 'vitest';
import { applyPreferences, defaultPreferences, setPreferences, toPreferences } from './preferences';

beforeEach(() => {
  setPreferences(defaultPreferences);
});

describe('preferences', () => {
  it('fall back where a stored value does not fit', () => {
    expect(toPreferences(undefined)).toEqual(defaultPreferences);
    expect(toPreferences('nonsense')).toEqual(defaultPreferences);
    expect(toPreferences({ theme: 'purple', scale: 'big', announce: 'yes' })).toEqual(
      defaultPreferences,
    );
    expect(toPreferences({ theme: 'dark', density: 'compact' })).toMatchObject({
      theme: 'dark',
      density: 'compact',
    });
  });

  it('keep the text size within what the layout was drawn for', () => {
    expect(toPreferences({ scale: 10 }).scale).toBe(80);
    expect(toPreferences({ scale: 900 }).scale).toBe(150);
    expect(toPreferences({ scale: Number.NaN }).scale).toBe(100);
  });

  it('stand on the root element, where the tokens read them', () => {
    setPreferences({ theme: 'dark', scale: 120, colouredNames: false });
    applyPreferences();
    const root = document.documentElement;
    expect(root.dataset).toMatchObject({ theme: 'dark', density: 'cosy', names: 'plain' });
    expect(root.style.fontSize).toBe('120%');
    setPreferences({ scale: 100 });
    expect(root.style.fontSize).toBe('');
  });

  it('are kept on this device', () => {
    setPreferences({ density: 'compact' });
    const stored: unknown = JSON.parse(localStorage.getItem('snug:preferences') ?? 'null');
    expect(toPreferences(stored)).toMatchObject({ density: 'compact' });
  });
});
