import { describe, expect, it } from 'vitest';
import { huesSheet } from './chosen-hues';

describe('the sheet of chosen hues', () => {
  it('has a line for each who chose a colour, and none for the others', () => {
    const sheet = huesSheet([
      { username: 'mara', colour: '#86c5fa' },
      { username: 'tavi' },
      { username: 'otis', colour: '#808080' },
    ]);
    expect(sheet).toBe('.who-mara{--hue:245}\n');
  });

  it('lets no name out of its selector', () => {
    expect(huesSheet([{ username: 'a.b', colour: '#86c5fa' }])).toBe('.who-a\\.b{--hue:245}\n');
  });
});
