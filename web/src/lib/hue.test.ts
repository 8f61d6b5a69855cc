import { describe, expect, it } from 'vitest';
import { faceHues } from './face';
import { hueColours, hueOf } from './hue';

describe('a chosen colour', () => {
  it('that is offered is the hue it was offered for', () => {
    expect(hueColours.map(hueOf)).toEqual(faceHues.map((_, index) => index));
  });

  it('of any other kind is the nearest hue, also across the end of the circle', () => {
    const nearest = (colour: string) => faceHues[hueOf(colour) ?? -1];
    expect(nearest('#ff0000')).toBe(18);
    expect(nearest('#E8A33D')).toBe(66);
    expect(nearest('#00ff00')).toBe(152);
    expect(nearest('#0000ff')).toBe(278);
    expect(nearest('#ff0066')).toBe(18);
    expect(nearest('#ff00aa')).toBe(345);
  });

  it('that is grey, or none at all, says nothing', () => {
    for (const colour of ['', '#000000', '#ffffff', '#808080', '#838080', 'red', '#fff', '#12345g'])
      expect(hueOf(colour)).toBeUndefined();
  });
});
