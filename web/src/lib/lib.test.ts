import { afterEach, describe, expect, it, vi } from 'vitest';
import { backoffMs } from './backoff';
import { faceHues, faceLetter, faceOf, facePatterns } from './face';
import { fnv1a, foldedHash } from './fnv';
import { newNonce, randomId } from './ids';
import { relativeTime } from './late-time';
import { setLocale } from './locale';
import { dropStored, readStored, storedKeys, writeStored } from './storage';
import { plural } from './text';
import { dayName, localDay, narrowTime, secondsLeft, setClock } from './time';
import { ownScriptUrl } from './trusted-types';

afterEach(() => {
  vi.unstubAllGlobals();
  setLocale('en-GB');
  setClock('system');
});

describe('fnv1a', () => {
  it('gives the published figures', () => {
    expect(fnv1a('')).toBe(0x811c9dc5);
    expect(fnv1a('a')).toBe(0xe40c292c);
    expect(fnv1a('foobar')).toBe(0xbf9cf968);
  });

  it('hashes bytes, not letters', () => {
    expect(fnv1a('ä')).not.toBe(fnv1a('\u00e4'.normalize('NFD')));
  });

  it('folds its high half into the low one', () => {
    expect(foldedHash('foobar')).toBe((0xbf9cf968 ^ 0xbf9c) >>> 0);
  });
});

describe('a face', () => {
  it('is the same every time and always one of the printed ones', () => {
    for (let i = 0; i < 500; i += 1) {
      const face = faceOf(`friend${i}`);
      expect(face).toEqual(faceOf(`friend${i}`));
      expect(face.hue).toBeLessThan(faceHues.length);
      expect(face.pattern).toBeLessThan(facePatterns);
    }
  });

  it('uses every hue and every pattern', () => {
    const faces = Array.from({ length: 500 }, (_, i) => faceOf(`friend${i}`));
    expect(new Set(faces.map((face) => face.hue)).size).toBe(faceHues.length);
    expect(new Set(faces.map((face) => face.pattern)).size).toBe(facePatterns);
  });

  it('bears the first letter as a reader sees it', () => {
    expect(faceLetter('ørjan', 'x')).toBe('Ø');
    expect(faceLetter('  ', 'tavi')).toBe('T');
    expect(faceLetter('👩‍🍳 Mara', 'mara')).toBe('👩‍🍳');
  });
});

describe('ids', () => {
  it('have the length and the letters that the wire allows', () => {
    for (let i = 0; i < 200; i += 1) expect(newNonce()).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(randomId(64)).toHaveLength(64);
  });

  it('do not repeat', () => {
    expect(new Set(Array.from({ length: 1000 }, newNonce)).size).toBe(1000);
  });
});

describe('backoffMs', () => {
  it('doubles from one second and stops at half a minute', () => {
    const steady = [0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backoffMs(attempt, () => 0));
    expect(steady).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('adds at most a fifth', () => {
    expect(backoffMs(0, () => 0.999)).toBeLessThanOrEqual(1200);
  });
});

describe('times', () => {
  it('in a narrow place tell the half of the day by a letter, where the clock has halves', () => {
    const evening = new Date(2026, 10, 26, 20, 14);
    setLocale('en-US');
    expect(narrowTime(evening)).toBe('8:14p');
    setLocale('en-GB');
    expect(narrowTime(evening)).toBe('20:14');
    setClock('12');
    expect(narrowTime(evening)).toBe('8:14p');
    setLocale('ja-JP');
    expect(narrowTime(evening)).toBe('8:14');
  });

  const noon = new Date(2026, 10, 22, 12);
  const daysAgo = (days: number) => new Date(2026, 10, 22 - days, 23, 59);

  it('know the calendar day of the reader, not of the clock in Greenwich', () => {
    const late = new Date(2026, 10, 21, 23, 59);
    const early = new Date(2026, 10, 22, 0, 1);
    expect(localDay(early) - localDay(late)).toBe(1);
    expect(localDay(noon)).toBe(localDay(early));
  });

  it('name days as people do', () => {
    expect(dayName(noon, noon)).toBe('Today');
    expect(dayName(daysAgo(1), noon)).toBe('Yesterday');
    expect(dayName(daysAgo(3), noon)).toBe('Thursday');
    expect(dayName(daysAgo(7), noon)).toContain('15');
    expect(dayName(new Date(2024, 1, 29), noon)).toContain('2024');
  });

  it('count down in whole seconds and never below zero', () => {
    expect(secondsLeft(10_000, 6100)).toBe(4);
    expect(secondsLeft(10_000, 12_000)).toBe(0);
  });

  it('say how long ago', () => {
    const ago = (ms: number) => relativeTime(noon.getTime() - ms, noon);
    expect(ago(0)).toBe('now');
    expect(ago(3 * 3_600_000)).toBe('3 hours ago');
    expect(relativeTime(noon.getTime() + 7 * 86_400_000, noon)).toBe('in 7 days');
  });
});

describe('plural', () => {
  it('chooses the form and writes the number', () => {
    const forms = { one: '# friend', other: '# friends' };
    expect(plural(1, forms)).toBe('1 friend');
    expect(plural(0, forms)).toBe('0 friends');
    expect(plural(1200, forms)).toBe('1,200 friends');
  });
});

describe('storage', () => {
  it('reads back what it wrote and lists by prefix', () => {
    writeStored('snug:test:a', { deep: [1] });
    writeStored('snug:test:b', 'text');
    expect(readStored('snug:test:a')).toEqual({ deep: [1] });
    expect(storedKeys('snug:test:').toSorted()).toEqual(['snug:test:a', 'snug:test:b']);
    dropStored('snug:test:a');
    dropStored('snug:test:b');
    expect(readStored('snug:test:a')).toBeUndefined();
  });

  it('survives storage that throws', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    writeStored('snug:x', 1);
    dropStored('snug:x');
    expect(readStored('snug:x')).toBeUndefined();
  });
});

describe('ownScriptUrl', () => {
  it('refuses every origin but our own', () => {
    expect(ownScriptUrl('/assets/worker.js')).toBe(`${location.origin}/assets/worker.js`);
    expect(() => ownScriptUrl('https://elsewhere.example/worker.js')).toThrow(TypeError);
    expect(() => ownScriptUrl('data:text/javascript,1')).toThrow(TypeError);
  });

  it('makes its policy once, because the browser refuses a second', () => {
    const createPolicy = vi.fn(
      (_name: string, rules: { createScriptURL(url: string): string }) => ({
        createScriptURL: (url: string) => ({ trusted: rules.createScriptURL(url) }),
      }),
    );
    vi.stubGlobal('trustedTypes', { createPolicy });
    expect(ownScriptUrl('/a.js')).toEqual({ trusted: `${location.origin}/a.js` });
    ownScriptUrl('/b.js');
    expect(createPolicy).toHaveBeenCalledOnce();
    expect(createPolicy.mock.calls[0]?.[0]).toBe('snug');
    expect(() => ownScriptUrl('//elsewhere.example/a.js')).toThrow(TypeError);
  });
});
