// Which emoji this device can draw. A font that is older than an emoji shows a box or its parts side by
// side; nobody should be offered that. One emoji stands for each version of the standard.

const PROBES: readonly (readonly [version: number, picture: string])[] = [
  [17, '\u{1FAC8}'],
  [16, '\u{1FAE9}'],
  [15.1, '\u{1F426}\u200D\u{1F525}'],
  [15, '\u{1FAE8}'],
  [14, '\u{1FAE0}'],
  [13.1, '\u{1F636}\u200D\u{1F32B}\uFE0F'],
];
const SIZE = 20;
const FONT = `${SIZE}px "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", sans-serif`;
/** What joins is drawn as one picture, not as two. */
const WIDER_MAX = 1.3;

function isColoured(pen: CanvasRenderingContext2D, picture: string): boolean {
  pen.clearRect(0, 0, SIZE * 2, SIZE * 2);
  pen.fillText(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, SIZE * 2, SIZE * 2);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return true;
  }
  return false;
}

/** The newest version whose emoji are drawn as what they are; without a canvas the oldest asked. */
function newestDrawn(): number {
  try {
    const canvas = document.createElement('canvas');
    canvas.width = SIZE * 2;
    canvas.height = SIZE * 2;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (pen === null) return 0;
    pen.font = FONT;
    pen.textBaseline = 'top';
    const usual = pen.measureText('\u{1F600}').width;
    const found = PROBES.find(
      ([, picture]) =>
        pen.measureText(picture).width <= usual * WIDER_MAX && isColoured(pen, picture),
    );
    return found?.[0] ?? 0;
  } catch {
    return 0;
  }
}

let newest: number | undefined;

/** `version` 0: older than all that are asked about. */
export function isDrawn(version: number): boolean {
  if (version === 0) return true;
  newest ??= newestDrawn();
  return version <= newest;
}
