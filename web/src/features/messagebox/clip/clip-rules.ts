// What a voice message may be and how it is called. Pure.

/** Ten minutes: longer is a podcast, and a finger that forgot to let go fills no disk. */
export const clipMsMax = 10 * 60_000;
/** Under it nobody said anything. */
export const clipMsMin = 300;
/** Speech in Opus needs no more; ten minutes are some 3.6 MB. */
export const clipBitsPerSecond = 48_000;
/** A press of so long is a hold, and letting go ends the recording. */
export const holdMs = 400;
/** How far a finger slides, in px, before it means something. */
export const slidePx = { discard: 90, lock: 60 } as const;

/** Opus where it can be had; Safari's older ones write AAC. */
const types = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/mp4;codecs=mp4a.40.2', 'm4a'],
  ['audio/mp4', 'm4a'],
] as const;

/** What this browser writes; undefined where it writes nothing that others play. */
export function clipType(supports: (type: string) => boolean): string | undefined {
  return types.find(([type]) => supports(type))?.[0];
}

/** "2026-11-28 14.03": without a colon, which some file systems refuse. */
export function clipStamp(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}.${two(at.getMinutes())}`;
}

/** The name with the ending of what was recorded. */
export function clipFile(bytes: readonly Blob[], type: string, name: string): File {
  const [bare = ''] = type.split(';');
  const ending = types.find(([each]) => each.startsWith(bare))?.[1] ?? 'webm';
  return new File([...bytes], `${name}.${ending}`, { type: bare });
}

const quietDb = -55;
const loudDb = -10;

/** Level 0 to 100 of a stretch of samples of -1 to 1, even to the ear. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / Math.max(1, samples.length));
  return Math.min(100, Math.max(0, Math.round(((db - quietDb) * 100) / (loudDb - quietDb))));
}

/** What a finger means that slid from where it pressed: to the left and up, in px. */
export function slideMeans(left: number, up: number): 'discard' | 'lock' | undefined {
  if (left >= slidePx.discard && left > up) return 'discard';
  return up >= slidePx.lock && up > left ? 'lock' : undefined;
}

export type ClipTrouble = 'refused' | 'missing' | 'busy';

/** Why a browser gave no microphone (Media Capture and Streams, section 10.2). */
export function troubleOf(error: unknown): ClipTrouble {
  const { name } = error as { name?: unknown };
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}
