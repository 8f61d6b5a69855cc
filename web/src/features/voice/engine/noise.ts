// Our own noise filter: RNNoise, in WebAssembly on the audio thread. Loaded only when somebody opens a
// microphone with it. It is tried on noise first: where a policy forbids WebAssembly it puts out pure
// silence and says nothing, and silence is the one thing a microphone must not become.

import wasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import workletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import { levelDb, silenceDb } from './levels';

/** The rate that the filter was trained at. */
const filterHz = 48_000;
const processor = '@sapphi-red/web-noise-suppressor/rnnoise';
const trialS = 0.5;

let binary: Promise<ArrayBuffer> | undefined;
let works: Promise<boolean> | undefined;

/** A filter for this context, or undefined where it cannot work. */
export async function makeNoiseFilter(context: AudioContext): Promise<AudioNode | undefined> {
  if (context.sampleRate !== filterHz) return undefined;
  works ??= tryIt().catch(() => false);
  if (!(await works)) return undefined;
  return filterIn(context);
}

async function filterIn(context: BaseAudioContext): Promise<AudioNode> {
  binary ??= load();
  await context.audioWorklet.addModule(workletUrl);
  const wasmBinary = await binary;
  return new AudioWorkletNode(context, processor, {
    channelCount: 1,
    channelCountMode: 'explicit',
    outputChannelCount: [1],
    processorOptions: { maxChannels: 1, wasmBinary },
  });
}

async function load(): Promise<ArrayBuffer> {
  const { loadRnnoise } = await import('@sapphi-red/web-noise-suppressor');
  return loadRnnoise({ url: wasmUrl, simdUrl });
}

/** Noise has to come out quieter, but come out. */
async function tryIt(): Promise<boolean> {
  const length = filterHz * trialS;
  const context = new OfflineAudioContext(1, length, filterHz);
  const noise = context.createBuffer(1, length, filterHz);
  const samples = noise.getChannelData(0);
  for (let i = 0; i < length; i += 1) samples[i] = (Math.random() - 0.5) * 0.2;
  const source = new AudioBufferSourceNode(context, { buffer: noise });
  source.connect(await filterIn(context)).connect(context.destination);
  source.start();
  const heard = (await context.startRendering()).getChannelData(0);
  return isFiltered(levelDb(samples), levelDb(heard));
}

export function isFiltered(beforeDb: number, afterDb: number): boolean {
  return afterDb > silenceDb + 1 && afterDb < beforeDb - 1;
}
