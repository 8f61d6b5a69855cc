import { afterEach, describe, expect, it } from 'vitest';
import { speak } from './area';
import { de } from './de';
import { sayRetention, sayRetentionDetail } from './retention';

afterEach(() => speak(undefined));

describe('how long large files stay, in words', () => {
  it('is a rule, or that they stay', () => {
    expect(sayRetention({ days: 30, over_mb: 50 })).toBe(
      'files over 50 MB go after 30 days, unless pinned',
    );
    expect(sayRetention({ days: 1, over_mb: 0 })).toBe('files go after 1 day, unless pinned');
    expect(sayRetention(undefined)).toBe('files stay');
  });

  it('is read from days and bytes, and said as it stands where that is something else', () => {
    expect(sayRetentionDetail('90 10000000')).toBe(
      'files over 10 MB go after 90 days, unless pinned',
    );
    expect(sayRetentionDetail('0 0')).toBe('files stay');
    expect(sayRetentionDetail('tomorrow')).toBe('tomorrow');
    speak(de);
    expect(sayRetentionDetail('90 10000000')).toBe(
      'Dateien über 10 MB gehen nach 90 Tagen, außer angehefteten',
    );
  });
});
