// What this device remembers of its owner's emoji: those used last, and the skin tone.

import { readStored, writeStored } from '../storage';
import { TONES, type Tone } from './tones';

export const RECENT_MAX = 27;
const KEY = 'snug:emoji';
/** No emoji is longer; what was stored by others may be. */
const PICTURE_UNITS_MAX = 40;

export interface KeptEmoji {
  /** The last used first: pictures with their tone, or `:name:` for one of our own. */
  recent: readonly string[];
  tone: Tone;
}

/** For whoever has used none yet. */
const BEGINNING = ['❤️', '😄', '👍', '🎉', '😂', '👀', '🙏', '🔥', '😭'];

export function keptEmoji(): KeptEmoji {
  const stored = readStored(KEY);
  const { recent, tone } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof KeptEmoji, unknown>
  >;
  const pictures = (Array.isArray(recent) ? recent : []).filter(
    (one): one is string =>
      typeof one === 'string' && one !== '' && one.length <= PICTURE_UNITS_MAX,
  );
  return {
    recent: (pictures.length > 0 ? pictures : BEGINNING).slice(0, RECENT_MAX),
    tone: TONES.find((each) => each === tone) ?? 0,
  };
}

export function rememberEmoji(picture: string): void {
  const { recent, tone } = keptEmoji();
  const others = recent.filter((one) => one !== picture);
  writeStored(KEY, { recent: [picture, ...others].slice(0, RECENT_MAX), tone });
}

export function rememberTone(tone: Tone): void {
  writeStored(KEY, { ...keptEmoji(), tone });
}
