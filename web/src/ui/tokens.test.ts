// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Reads the style sheet itself, so that a colour changed there is measured here. */
const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Theme = 'daylight' | 'evening';
type Rgb = readonly [number, number, number];

function oklchOf(token: string, theme: Theme): [number, number, number] {
  const triple = 'oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)';
  const found = new RegExp(`--${token}: light-dark\\(${triple}, ${triple}\\);`).exec(sheet);
  if (found === null) throw new Error(`tokens.css has no --${token}`);
  const [l, c, h] = found.slice(theme === 'daylight' ? 1 : 4).map(Number);
  return [l ?? 0, c ?? 0, h ?? 0];
}

/** oklch to linear sRGB (CSS Color 4, section 20), clipped and rounded to 8 bits as it is shown. */
function toLinear([lightness, chroma, hue]: readonly [number, number, number]): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => {
    const linear = Math.min(1, Math.max(0, value));
    const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    const shown = Math.round(encoded * 255) / 255;
    return shown <= 0.04045 ? shown / 12.92 : ((shown + 0.055) / 1.055) ** 2.4;
  };
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function worst(token: string, surfaces: readonly string[], theme: Theme): number {
  const ink = toLinear(oklchOf(token, theme));
  return Math.min(...surfaces.map((surface) => contrast(ink, toLinear(oklchOf(surface, theme)))));
}

const TABLES = ['table', 'table-2', 'raised', 'lifted'];
const WALLS = ['wall', 'wall-2', 'wall-3'];
const EVERYWHERE = [...TABLES, ...WALLS, 'press', 'brass-wash', 'bad-wash'];

/** Measured on the worst surface each may stand on: evening, daylight. */
const MEASURED: readonly [token: string, surfaces: string[], evening: number, daylight: number][] =
  [
    ['ink', EVERYWHERE, 9.9, 11],
    ['ink-2', [...TABLES, ...WALLS, 'brass-wash'], 6.5, 6.1],
    ['ink-3', [...TABLES, 'brass-wash', 'bad-wash'], 5.2, 5.3],
    ['wall-ink', WALLS, 6.8, 6.5],
    ['on-brass', ['brass'], 9, 9],
    ['brass-ink', [...TABLES, ...WALLS, 'brass-wash'], 7.8, 4.9],
    ['brass-mark', [...TABLES, ...WALLS, 'brass-wash'], 6.9, 3.2],
    ['ok', [...TABLES, 'wall'], 7.8, 6],
    ['bad', [...TABLES, 'wall', 'bad-wash'], 6.6, 6],
    ['on-bad', ['bad-fill'], 5.4, 6.3],
    ['focus', [...TABLES, ...WALLS, 'brass-wash'], 8.2, 4.4],
    ['edge', [...TABLES, 'wall'], 3.6, 3.2],
    ['k1', ['code'], 9.8, 6.5],
    ['k2', ['code'], 9.8, 6.5],
    ['k3', ['code'], 9.8, 6.5],
    ['k4', ['code'], 9.8, 6.5],
    ['ink', ['code'], 9.8, 6.5],
    ['ink-3', ['code'], 5.2, 5.3],
  ];

describe.each(['evening', 'daylight'] as const)('contrast in the %s', (theme) => {
  it.each(MEASURED)('holds for %s', (token, surfaces, evening, daylight) => {
    const measured = worst(token, surfaces, theme);
    // The figures are rounded to one decimal.
    expect(measured + 0.06).toBeGreaterThanOrEqual(theme === 'evening' ? evening : daylight);
  });

  it('holds for names in every hue', () => {
    const [lightness, chroma] = theme === 'evening' ? [0.83, 0.085] : [0.45, 0.095];
    for (const hue of [18, 42, 66, 96, 124, 152, 182, 212, 245, 278, 312, 345]) {
      for (const surface of [...TABLES, 'brass-wash']) {
        const name = toLinear([lightness, chroma, hue]);
        const ratio = contrast(name, toLinear(oklchOf(surface, theme)));
        expect(ratio).toBeGreaterThanOrEqual(theme === 'evening' ? 7 : 4.9);
      }
    }
  });

  it('holds for wall text where the lamp burns strongest', () => {
    const glow = theme === 'evening' ? [0.78, 0.12, 75] : [0.84, 0.13, 85];
    const part = theme === 'evening' ? 0.22 : 0.42;
    const wall = toOklab(oklchOf('wall', theme));
    const light = toOklab(glow as [number, number, number]);
    const mixed = wall.map((value, index) => value * (1 - part) + (light[index] ?? 0) * part);
    const ground = toLinear(toOklch(mixed as [number, number, number]));
    expect(contrast(toLinear(oklchOf('wall-ink', theme)), ground)).toBeGreaterThanOrEqual(4.8);
    expect(contrast(toLinear(oklchOf('ink', theme)), ground)).toBeGreaterThanOrEqual(7);
  });
});

describe('letters on faces', () => {
  it('can be read on every ground and pattern', () => {
    const letter = toLinear([0.27, 0.03, 60]);
    for (const hue of [18, 42, 66, 96, 124, 152, 182, 212, 245, 278, 312, 345]) {
      expect(contrast(letter, toLinear([0.8, 0.1, hue]))).toBeGreaterThanOrEqual(5.5);
      expect(contrast(letter, toLinear([0.705, 0.108, hue]))).toBeGreaterThanOrEqual(5.4);
    }
  });
});

function toOklab([l, c, h]: readonly [number, number, number]): number[] {
  const angle = (h * Math.PI) / 180;
  return [l, c * Math.cos(angle), c * Math.sin(angle)];
}

function toOklch([l, a, b]: readonly [number, number, number]): [number, number, number] {
  return [l, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI];
}
