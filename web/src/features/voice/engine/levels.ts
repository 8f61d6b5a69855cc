// Loudness as numbers: how loud samples are, who speaks, how far somebody is turned up. Pure; runs in
// the page and in the audio worklet alike. Levels are dBFS of the root mean square: 0 is a full square
// wave, speech near a microphone −30 to −15, a quiet room −65.

/** What stands for silence, so that nobody has to reckon with −Infinity. */
export const silenceDb = -100;

export function levelDb(samples: ArrayLike<number>): number {
  let sum = 0;
  // oxlint-disable-next-line typescript/prefer-for-of -- runs every 3 ms on the audio thread
  for (let i = 0; i < samples.length; i += 1) sum += (samples[i] ?? 0) ** 2;
  if (sum === 0) return silenceDb;
  return Math.max(silenceDb, 10 * Math.log10(sum / samples.length));
}

/** 0 to 1 of a meter that is even to the ear. */
export function meterPart(db: number): number {
  return Math.min(1, Math.max(0, (db - meterBottomDb) / (meterTopDb - meterBottomDb)));
}
export const meterBottomDb = -70;
export const meterTopDb = -10;

/** The pauses within a word and between two: a gate that closes in them chops speech. */
export const gateHoldMs = 350;
/** Closes that much below where it opens, or a voice at the threshold flutters. */
const gateSlackDb = 6;

/** Opens at once when somebody speaks, closes a while after the last word. */
export class SpeechGate {
  #heardAt = Number.NEGATIVE_INFINITY;
  #open = false;

  /** Whether what is heard now is let through. */
  step(db: number, thresholdDb: number, nowMs: number): boolean {
    if (db >= (this.#open ? thresholdDb - gateSlackDb : thresholdDb)) this.#heardAt = nowMs;
    this.#open = nowMs - this.#heardAt < gateHoldMs;
    return this.#open;
  }
}

/** Louder than this is somebody who speaks: what comes over the network has its noise taken away. */
export const speechDb = -50;
/** The ring goes out so long after the last sound: 300 ms, less the 50 between two looks. */
export const ringHoldMs = 250;

/** Where automatic levelling brings everybody's speech. */
export const levelTargetDb = -22;
/** Further up it would lift the noise of a bad microphone into the room; further down nobody needs. */
const levelUpDb = 12;
const levelDownDb = -12;
/** Down fast, since too loud hurts; up slowly, since a pause is no whisper. */
const downDbPerS = 24;
const upDbPerS = 4;

/** The gain in dB after `ms` more of somebody who is at `db` before it. Silence changes nothing. */
export function levelled(gainDb: number, db: number, ms: number): number {
  if (db < speechDb) return gainDb;
  const wanted = Math.min(levelUpDb, Math.max(levelDownDb, levelTargetDb - db));
  const most = ((wanted < gainDb ? downDbPerS : upDbPerS) * ms) / 1000;
  return gainDb + Math.min(most, Math.max(-most, wanted - gainDb));
}

export function toGain(db: number): number {
  return 10 ** (db / 20);
}

/** Half a second of words is somebody who believes to be heard; a cough is not. */
const mutedTalkMs = 500;
/** Said once, the hint stays away for a while. */
const hintEveryMs = 20_000;

/** Finds out that somebody talks while muted. */
export class MutedTalk {
  #talked = 0;
  #lastMs: number | undefined;
  #hintedAt = Number.NEGATIVE_INFINITY;

  /** True when the hint is due. */
  step(muted: boolean, speaks: boolean, nowMs: number): boolean {
    const passed = nowMs - (this.#lastMs ?? nowMs);
    this.#lastMs = nowMs;
    if (!muted) this.#talked = 0;
    else this.#talked = Math.max(0, this.#talked + (speaks ? passed : -passed));
    if (this.#talked < mutedTalkMs || nowMs - this.#hintedAt < hintEveryMs) return false;
    this.#hintedAt = nowMs;
    this.#talked = 0;
    return true;
  }
}
