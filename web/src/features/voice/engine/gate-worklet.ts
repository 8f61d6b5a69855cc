// On the audio thread: lets the microphone through or not, and tells how loud it is. Timers of a page
// that is out of sight are too slow for that; this runs with the samples.

import { levelDb, SpeechGate, silenceDb } from './levels';

/** What AudioWorkletGlobalScope has and lib.dom does not name (Web Audio API, section 1.32). */
declare const registerProcessor: (name: string, processor: unknown) => void;
declare const currentTime: number;
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** From the page. `voice`: open while somebody speaks louder than `thresholdDb`. */
export interface GateOrder {
  readonly mode: 'open' | 'closed' | 'voice';
  readonly thresholdDb: number;
}

/** To the page, twenty times a second. */
export interface GateNews {
  /** The loudest moment since the last one. */
  readonly db: number;
  readonly open: boolean;
}

const newsEveryS = 0.05;
/** A door that moves at once clicks. */
const rampS = 0.006;

class Gate extends AudioWorkletProcessor {
  #order: GateOrder = { mode: 'closed', thresholdDb: silenceDb };
  readonly #speech = new SpeechGate();
  #gain = 0;
  #loudest = silenceDb;
  #toldAt = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<GateOrder>) => {
      this.#order = data;
    };
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    const [samples] = input ?? [];
    const db = samples ? levelDb(samples) : silenceDb;
    const { mode, thresholdDb } = this.#order;
    const spoken = this.#speech.step(db, thresholdDb, currentTime * 1000);
    const open = mode === 'open' || (mode === 'voice' && spoken);
    const [out] = output ?? [];
    if (out && samples) this.#pass(samples, out, open);
    this.#loudest = Math.max(this.#loudest, db);
    if (currentTime - this.#toldAt >= newsEveryS) {
      this.port.postMessage({ db: this.#loudest, open } satisfies GateNews);
      this.#toldAt = currentTime;
      this.#loudest = silenceDb;
    }
    return true;
  }

  #pass(samples: Float32Array, out: Float32Array, open: boolean): void {
    const step = 1 / (rampS * sampleRate);
    for (let i = 0; i < out.length; i += 1) {
      this.#gain = open ? Math.min(1, this.#gain + step) : Math.max(0, this.#gain - step);
      out[i] = (samples[i] ?? 0) * this.#gain;
    }
  }
}

registerProcessor('snug-gate', Gate);
