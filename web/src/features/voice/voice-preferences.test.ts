import { beforeEach, describe, expect, it } from 'vitest';
import {
  defaultVoice,
  getVoicePreferences,
  heardAs,
  setHeard,
  setVoicePreferences,
  toVoicePreferences,
} from './voice-preferences';

beforeEach(() => {
  localStorage.clear();
  setVoicePreferences(defaultVoice);
});

describe('how a device talks', () => {
  it('falls back wherever something odd was stored', () => {
    for (const odd of [undefined, null, 7, 'x', [], { mode: 'shout', thresholdDb: 'loud' }]) {
      expect(toVoicePreferences(odd)).toEqual(defaultVoice);
    }
    const bounded = toVoicePreferences({ thresholdDb: -900, heard: { tavi: { volume: 900 } } });
    expect(bounded).toMatchObject({ thresholdDb: -70, heard: { tavi: { volume: 200 } } });
  });

  it('remembers how loud each friend is, and nothing of who is as usual', () => {
    setHeard('tavi', { volume: 150 });
    setHeard('otis', { muted: true });
    expect(heardAs('tavi')).toEqual({ volume: 150, muted: false });
    expect(heardAs('otis')).toEqual({ volume: 100, muted: true });
    setHeard('tavi', { volume: 100 });
    expect(Object.keys(getVoicePreferences().heard)).toEqual(['otis']);
    expect(toVoicePreferences(JSON.parse(localStorage.getItem('snug:voice') ?? ''))).toEqual(
      getVoicePreferences(),
    );
  });

  it('takes nobody for a friend whose name is a property of every object', () => {
    expect(heardAs('constructor')).toEqual({ volume: 100, muted: false });
    setHeard('__proto__', { volume: 20 });
    expect(heardAs('tavi').volume).toBe(100);
  });
});
