// A colour that somebody chose, as one of the twelve hues that faces and names are printed in: whatever
// was chosen, names keep their contrast. Pure.

import { faceHues } from './face';

/** `#rrggbb` of each hue of faceHues, as the ground of a face shows it: oklch(0.80 0.10 hue). */
export const hueColours: readonly string[] = [
  '#f7a3a5',
  '#f5a88b',
  '#eab177',
  '#d1be71',
  '#b0c980',
  '#8cd19e',
  '#6bd3c2',
  '#67cfe3',
  '#86c5fa',
  '#aeb8fe',
  '#d3abed',
  '#eda4cc',
];

/** Below it a colour is grey to the eye, and its hue an accident. */
const CHROMA_MIN = 0.02;
const TURN = 360;

/** Index into faceHues of the nearest hue; undefined for grey, and for what is no `#rrggbb`. */
export function hueOf(colour: string): number | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  const [a, b] = oklabOf(Number.parseInt(colour.slice(1), 16));
  if (Math.hypot(a, b) < CHROMA_MIN) return undefined;
  const hue = (Math.atan2(b, a) * (TURN / 2)) / Math.PI;
  const away = (each: number) => {
    const turned = (((each - hue) % TURN) + TURN) % TURN;
    return Math.min(turned, TURN - turned);
  };
  const nearest = Math.min(...faceHues.map(away));
  return faceHues.findIndex((each) => away(each) === nearest);
}

/** The two colour axes of Oklab (CSS Color 4, section 9.2) of an sRGB colour `0xrrggbb`. */
function oklabOf(rgb: number): [a: number, b: number] {
  const linear = (shift: number) => {
    const part = ((rgb >> shift) & 0xff) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const [r, g, b] = [linear(16), linear(8), linear(0)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}
