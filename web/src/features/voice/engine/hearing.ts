// What is heard: each m-line through the volume that I gave its person, brought to one loudness, all
// together through a limiter. Also who speaks, looked at twenty times a second.

import type { SlotUse } from '../call/call-types';
import { type Heard, heardAs } from '../voice-preferences';
import { levelDb, levelled, ringHoldMs, speechDb, toGain } from './levels';

const lookEveryMs = 50;
/** Changes of volume glide: a step is a click. */
const glideS = 0.03;
/** Samples of one look: 43 ms at 48 kHz, so that nothing between two looks is missed. */
const lookSamples = 2048;

interface Ear {
  readonly element: HTMLAudioElement;
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
  readonly volume: GainNode;
  user: string | undefined;
  /** The sound of a screen: it is as loud as it was made, and nobody speaks. */
  screen: boolean;
  gainDb: number;
  spokeAt: number;
}

export interface HearingParts {
  levelling(): boolean;
  /** Somebody began or ceased. */
  onSpeaking(speaking: ReadonlySet<string>): void;
}

export class Hearing {
  readonly #context: AudioContext;
  readonly #parts: HearingParts;
  readonly #ears = new Map<string, Ear>();
  readonly #limiter: DynamicsCompressorNode;
  readonly #all: GainNode;
  readonly #samples = new Float32Array(lookSamples);
  readonly #timer: ReturnType<typeof setInterval>;
  #speaking: ReadonlySet<string> = new Set();
  #slots: ReadonlyMap<string, SlotUse> = new Map();

  constructor(context: AudioContext, parts: HearingParts) {
    this.#context = context;
    this.#parts = parts;
    // Eight who laugh at once, each turned up: nothing reaches the ear above −3 dBFS.
    this.#limiter = new DynamicsCompressorNode(context, {
      threshold: -9,
      knee: 3,
      ratio: 20,
      attack: 0.002,
      release: 0.15,
    });
    this.#all = new GainNode(context);
    this.#limiter.connect(this.#all).connect(context.destination);
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  /** A track of the connection, under the mid of its m-line. */
  attach(mid: string, track: MediaStreamTrack): void {
    this.#detach(mid);
    const stream = new MediaStream([track]);
    // Chromium decodes a remote track only while an element plays it; the sound goes the other way.
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream });
    const analyser = new AnalyserNode(this.#context, { fftSize: lookSamples });
    const volume = new GainNode(this.#context, { gain: 0 });
    source.connect(analyser);
    source.connect(volume).connect(this.#limiter);
    const nobody = { user: undefined, screen: false, gainDb: 0, spokeAt: Number.NEGATIVE_INFINITY };
    this.#ears.set(mid, { element, source, analyser, volume, ...nobody });
    this.#give(mid);
  }

  show(slots: ReadonlyMap<string, SlotUse>): void {
    this.#slots = slots;
    for (const mid of this.#ears.keys()) this.#give(mid);
  }

  setDeafened(deafened: boolean): void {
    this.#glide(this.#all, deafened ? 0 : 1);
  }

  /** Somebody was made louder or quieter. */
  turn(): void {
    for (const ear of this.#ears.values()) this.#set(ear);
  }

  /** The connection is gone; the next one brings tracks of its own. */
  clear(): void {
    for (const mid of this.#ears.keys()) this.#detach(mid);
    this.#slots = new Map();
    this.#look();
  }

  close(): void {
    clearInterval(this.#timer);
    this.clear();
    this.#limiter.disconnect();
    this.#all.disconnect();
  }

  #give(mid: string): void {
    const ear = this.#ears.get(mid);
    const use = this.#slots.get(mid);
    const user = use?.user;
    const screen = use?.kind === 'screen_audio';
    if (!ear || (ear.user === user && ear.screen === screen)) return;
    Object.assign(ear, { user, screen, gainDb: 0, spokeAt: Number.NEGATIVE_INFINITY });
    this.#set(ear);
  }

  #set(ear: Ear): void {
    const heard: Heard = ear.user === undefined ? { volume: 0, muted: true } : heardAs(ear.user);
    const levelling = this.#parts.levelling() ? toGain(ear.gainDb) : 1;
    this.#glide(ear.volume, heard.muted ? 0 : (heard.volume / 100) * levelling);
  }

  #glide({ gain }: GainNode, to: number): void {
    gain.setTargetAtTime(to, this.#context.currentTime, glideS);
  }

  #detach(mid: string): void {
    const ear = this.#ears.get(mid);
    if (!ear) return;
    ear.element.srcObject = null;
    ear.source.disconnect();
    ear.volume.disconnect();
    this.#ears.delete(mid);
  }

  #look(): void {
    const now = performance.now();
    const speaking = new Set<string>();
    for (const ear of this.#ears.values()) {
      if (ear.user === undefined || ear.screen) continue;
      ear.analyser.getFloatTimeDomainData(this.#samples);
      const db = levelDb(this.#samples);
      if (db > speechDb) ear.spokeAt = now;
      if (now - ear.spokeAt <= ringHoldMs) speaking.add(ear.user);
      const gainDb = levelled(ear.gainDb, db, lookEveryMs);
      if (gainDb === ear.gainDb) continue;
      ear.gainDb = gainDb;
      this.#set(ear);
    }
    if (isSame(speaking, this.#speaking)) return;
    this.#speaking = speaking;
    this.#parts.onSpeaking(speaking);
  }
}

export function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
