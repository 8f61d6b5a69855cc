// How this device likes to talk: microphone, speaker, noise, keys, how loud each friend is. Kept on this
// device only, since two devices of one person have two microphones.

import { Listeners } from '../../lib/listeners';
import { readStored, writeStored } from '../../lib/storage';
import { meterBottomDb, meterTopDb } from './engine/levels';

export interface Heard {
  /** Percent, 0 to 200. */
  readonly volume: number;
  readonly muted: boolean;
}

export interface VoicePreferences {
  /** As the browser names devices; empty is whatever the system has chosen. */
  readonly microphone: string;
  readonly speaker: string;
  readonly camera: string;
  readonly echo: boolean;
  readonly gain: boolean;
  /** `strong` is our own filter, `browser` the one that every browser has. */
  readonly noise: 'strong' | 'browser' | 'off';
  /** What opens the microphone: a voice, a key that is held, or one that is pressed. */
  readonly mode: 'voice' | 'hold' | 'toggle';
  /** `KeyboardEvent.code` of the key to talk. */
  readonly key: string;
  /** Speech is what is louder, in dBFS. */
  readonly thresholdDb: number;
  /** Bring everybody to the same loudness. */
  readonly levelling: boolean;
  readonly sounds: boolean;
  readonly heard: Readonly<Record<string, Heard>>;
}

export const volumeMax = 200;
/** Far more than anybody has friends; what is turned back to 100 % is not kept at all. */
const heardMax = 500;
const storageKey = 'snug:voice';

export const defaultVoice: VoicePreferences = {
  microphone: '',
  speaker: '',
  camera: '',
  echo: true,
  gain: true,
  noise: 'strong',
  mode: 'voice',
  key: 'ControlRight',
  thresholdDb: -60,
  levelling: true,
  sounds: true,
  heard: {},
};

const asUsual: Heard = { volume: 100, muted: false };

function record(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

function number(value: unknown, min: number, max: number, fallback: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fallback;
  return Math.min(max, Math.max(min, Math.round(value)));
}

function toHeard(value: unknown): Record<string, Heard> {
  const known: [string, Heard][] = [];
  for (const [name, each] of Object.entries(record(value)).slice(-heardMax)) {
    const { volume, muted } = record(each);
    const heard = { volume: number(volume, 0, volumeMax, 100), muted: muted === true };
    if (heard.volume !== 100 || heard.muted) known.push([name, heard]);
  }
  return Object.fromEntries(known);
}

/** Stored values may be of an older or newer client: whatever does not fit falls back. */
export function toVoicePreferences(stored: unknown): VoicePreferences {
  const from = record(stored);
  const text = (value: unknown, fallback: string) =>
    typeof value === 'string' && value.length <= 256 ? value : fallback;
  const flag = (value: unknown, fallback: boolean) =>
    typeof value === 'boolean' ? value : fallback;
  const oneOf = <T extends string>(value: unknown, all: readonly T[], fallback: T) =>
    all.find((each) => each === value) ?? fallback;
  return {
    microphone: text(from['microphone'], ''),
    speaker: text(from['speaker'], ''),
    camera: text(from['camera'], ''),
    echo: flag(from['echo'], true),
    gain: flag(from['gain'], true),
    noise: oneOf(from['noise'], ['strong', 'browser', 'off'], defaultVoice.noise),
    mode: oneOf(from['mode'], ['voice', 'hold', 'toggle'], defaultVoice.mode),
    key: text(from['key'], defaultVoice.key) || defaultVoice.key,
    thresholdDb: number(
      from['thresholdDb'],
      // Whatever is shown can be chosen, and nothing else.
      meterBottomDb,
      meterTopDb,
      defaultVoice.thresholdDb,
    ),
    levelling: flag(from['levelling'], true),
    sounds: flag(from['sounds'], true),
    heard: toHeard(from['heard']),
  };
}

const listeners = new Listeners();
let current = toVoicePreferences(readStored(storageKey));

export function getVoicePreferences(): VoicePreferences {
  return current;
}

export function setVoicePreferences(change: Partial<VoicePreferences>): void {
  current = toVoicePreferences({ ...current, ...change });
  writeStored(storageKey, current);
  listeners.call();
}

export function heardAs(username: string): Heard {
  return Object.hasOwn(current.heard, username) ? (current.heard[username] ?? asUsual) : asUsual;
}

export function setHeard(username: string, change: Partial<Heard>): void {
  const { [username]: before = asUsual, ...others } = current.heard;
  setVoicePreferences({ heard: { ...others, [username]: { ...before, ...change } } });
}

export function subscribeVoicePreferences(listener: () => void): () => void {
  return listeners.add(listener);
}
