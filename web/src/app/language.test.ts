import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../lib/locale';
import { clockTime } from '../lib/time';
import { commonWords } from '../words/common';
import { roomWords } from '../words/room';
import { chooseLanguage, speakAsPreferred } from './language';
import { setPreferences } from './preferences';

afterEach(async () => {
  setPreferences({ language: 'system', clock: 'system' });
  await speakAsPreferred();
});

describe('choosing a language', () => {
  it('takes the first of the browser that we know, with its region', () => {
    expect(chooseLanguage('system', ['fr-CA', 'de-AT', 'en-US'])).toEqual({
      language: 'de',
      tag: 'de-AT',
    });
  });

  it('falls back to English with days before months', () => {
    expect(chooseLanguage('system', ['fr'])).toEqual({ language: 'en', tag: 'en-GB' });
    expect(chooseLanguage('system', [])).toEqual({ language: 'en', tag: 'en-GB' });
  });

  it('follows what was chosen, in the region the browser names for it', () => {
    expect(chooseLanguage('en', ['de-DE', 'en-US']).tag).toBe('en-US');
    expect(chooseLanguage('de', ['en-GB']).tag).toBe('de');
  });
});

describe('speaking', () => {
  it('changes every sentence, number and page at once, and back', async () => {
    setPreferences({ language: 'de' });
    await speakAsPreferred();
    expect(roomWords.rooms).toBe('Räume');
    expect(commonWords.newMessages(1200)).toBe('1.200 neue Nachrichten');
    expect(document.documentElement.lang).toBe('de');
    expect(locale()).toBe('de');
    setPreferences({ language: 'en' });
    await speakAsPreferred();
    expect(roomWords.rooms).toBe('Rooms');
    expect(document.documentElement.lang).toBe('en');
  });

  it('writes hours as wished in any language', async () => {
    setPreferences({ language: 'de', clock: '12' });
    await speakAsPreferred();
    expect(clockTime(new Date(2026, 10, 20, 20, 14))).toMatch(/^8:14/);
    setPreferences({ clock: '24' });
    await speakAsPreferred();
    expect(clockTime(new Date(2026, 10, 20, 20, 14))).toBe('20:14');
  });
});
