import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../../words/area';
import { de } from '../../words/de';
import { whyNotSent } from './failed-line';

afterEach(() => speak(undefined));

const refused = { code: 'invalid_content', title: 'A message calls up to 50 people.' };

describe('why a message was not sent', () => {
  it('is the reason that the server gave', () => {
    expect(whyNotSent({ error: refused })).toBe('Not sent: a message calls up to 50 people.');
    expect(whyNotSent({})).toBe("Not sent: the server didn't answer.");
  });

  it('is whose space is used up, and what was taken off the shelf', () => {
    const full = { code: 'no_space', title: 'Files take it all.', field: 'server' };
    expect(whyNotSent({ error: full })).toMatch(/^Not sent: The server's space is used up/);
    const yours = { ...full, field: 'person' };
    expect(whyNotSent({ error: yours })).toMatch(/^Not sent: Your space is used up/);
    const gone = { code: 'off_shelf', title: 'It is no longer on the shelf.' };
    expect(whyNotSent({ error: gone })).toMatch(/took it off the shelf/);
  });

  it('is that very reason in German, and the general one only where it is not known', () => {
    speak(de);
    expect(whyNotSent({ error: refused })).toBe(
      'Nicht gesendet: Eine Nachricht ruft bis zu 50 Leute.',
    );
    expect(whyNotSent({ error: { ...refused, title: 'Something new.' } })).toBe(
      'Nicht gesendet: Dieser Text lässt sich nicht senden.',
    );
    expect(whyNotSent({})).toBe('Nicht gesendet: Der Server hat nicht geantwortet.');
  });
});
