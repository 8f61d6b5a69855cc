import { describe, expect, it } from 'vitest';
import { clipFile, clipStamp, clipType, levelOf, slideMeans, troubleOf } from './clip-rules';

describe('a voice message', () => {
  it('is Opus where a browser writes it, else AAC, else nothing', () => {
    expect(clipType(() => true)).toBe('audio/webm;codecs=opus');
    expect(clipType((type) => type.includes('mp4'))).toBe('audio/mp4;codecs=mp4a.40.2');
    expect(clipType(() => false)).toBeUndefined();
  });

  it('is called after the minute it was said in, with the ending of what is in it', () => {
    const stamp = clipStamp(new Date(2026, 10, 8, 4, 3));
    expect(stamp).toBe('2026-11-08 04.03');
    const named = (type: string) => clipFile([new Blob(['x'])], type, stamp);
    expect(named('audio/webm;codecs=opus').name).toBe('2026-11-08 04.03.webm');
    expect(named('audio/ogg').name).toBe('2026-11-08 04.03.ogg');
    expect(named('audio/mp4').name).toBe('2026-11-08 04.03.m4a');
    expect(named('audio/webm;codecs=opus').type).toBe('audio/webm');
  });

  it('shows silence as nothing and loudness as all', () => {
    expect(levelOf(new Float32Array(64))).toBe(0);
    expect(levelOf(new Float32Array(0))).toBe(0);
    expect(levelOf(new Float32Array(64).fill(1))).toBe(100);
    const spoken = levelOf(new Float32Array(64).fill(0.05));
    expect(spoken).toBeGreaterThan(40);
    expect(spoken).toBeLessThan(80);
  });

  it('is thrown away by a slide to the left, locked by one up, and nothing in between', () => {
    expect(slideMeans(89, 0)).toBeUndefined();
    expect(slideMeans(90, 20)).toBe('discard');
    expect(slideMeans(10, 60)).toBe('lock');
    expect(slideMeans(95, 100)).toBe('lock');
    expect(slideMeans(-200, -200)).toBeUndefined();
  });

  it('tells a refusal from a microphone that is not there or held by others', () => {
    expect(troubleOf(new DOMException('', 'NotAllowedError'))).toBe('refused');
    expect(troubleOf(new DOMException('', 'NotFoundError'))).toBe('missing');
    expect(troubleOf(new DOMException('', 'NotReadableError'))).toBe('busy');
  });
});
