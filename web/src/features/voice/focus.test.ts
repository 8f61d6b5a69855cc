import { describe, expect, it } from 'vitest';
import { focusOf, stillChosen } from './focus';
import { gridShape } from './grid-shape';

const bram = 'screen:bram' as const;
const sol = 'screen:sol' as const;
const face = 'camera:sol' as const;

describe('the large picture', () => {
  it('is the first screen of somebody else, for who has chosen nothing', () => {
    expect(focusOf(undefined, [face], [])).toBeUndefined();
    expect(focusOf(undefined, [bram, face], [bram])).toBe(bram);
    expect(focusOf(undefined, [bram, sol, face], [bram, sol])).toBe(bram);
  });

  it('is what was chosen, whatever else comes', () => {
    expect(focusOf(face, [bram, face], [bram])).toBe(face);
    expect(focusOf('all', [bram, face], [bram])).toBeUndefined();
  });

  it('is chosen for as long as it is there', () => {
    expect(stillChosen(face, [bram, face], [bram])).toBe(face);
    expect(stillChosen(face, [bram], [bram])).toBeUndefined();
    expect(focusOf(face, [bram], [bram])).toBe(bram);
  });

  it('comes forward again with the next screen, after the one that was put back has ended', () => {
    expect(stillChosen('all', [bram], [bram])).toBe('all');
    expect(stillChosen('all', [face], [])).toBeUndefined();
  });
});

describe('the table', () => {
  const desk = { width: 968, height: 588, gap: 12, tallest: 588 };
  const phone = { width: 366, height: 600, gap: 10, tallest: 600 };

  it.each([
    ['a desk', desk],
    ['a phone', phone],
  ])('of %s has room for one to sixteen', (_, box) => {
    for (let count = 1; count <= 16; count += 1) {
      const { across, width, height } = gridShape(count, box);
      const rows = Math.ceil(count / across);
      expect(across * width + (across - 1) * box.gap).toBeLessThanOrEqual(box.width);
      expect(rows * height + (rows - 1) * box.gap).toBeLessThanOrEqual(box.height);
      expect(width).toBeGreaterThan(100);
      expect(height).toBeGreaterThan(84);
    }
  });

  it('puts two beside each other at a desk and over each other on a phone', () => {
    expect(gridShape(2, desk).across).toBe(2);
    expect(gridShape(2, phone).across).toBe(1);
    expect(gridShape(4, phone).across).toBe(2);
  });

  it('lets one scroll where even the smallest do not fit', () => {
    const { across, height } = gridShape(60, phone);
    expect(across).toBe(3);
    expect(height).toBe(84);
  });
});
