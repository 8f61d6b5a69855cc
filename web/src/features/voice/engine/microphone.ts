// The microphone: what the browser records, less noise, through the gate, as one track that stays the
// same whatever changes before it. So a change of device or settings never needs a new offer.

import type { MicTrouble } from '../call/call-types';
import type { VoicePreferences } from '../voice-preferences';
import type { GateNews, GateOrder } from './gate-worklet';
import gateUrl from './gate-worklet?worker&url';

export type MicSettings = Pick<VoicePreferences, 'microphone' | 'echo' | 'gain' | 'noise'>;

export interface MicrophoneParts {
  onNews(news: GateNews): void;
  /** The device went away and the system's own took its place; `false`: there is none. */
  onLost(replaced: boolean): void;
}

/** Why nothing can be recorded here, whatever is allowed; undefined where it can be tried. */
export function whyNoMicrophone(): MicTrouble | undefined {
  // Browsers hide the microphone from plain http addresses (Media Capture and Streams, section 9).
  if (!isSecureContext) return 'insecure';
  const able = 'mediaDevices' in navigator && 'RTCPeerConnection' in globalThis;
  return able && 'AudioWorkletNode' in globalThis ? undefined : 'unable';
}

/** Why a browser gave no microphone (Media Capture and Streams, section 10.2). */
export function micTroubleOf(error: unknown): MicTrouble {
  const { name } = error as { name?: unknown };
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}

export function constraintsFor(settings: MicSettings, filtered: boolean): MediaTrackConstraints {
  return {
    echoCancellation: settings.echo,
    autoGainControl: settings.gain,
    // Two filters behind one another make speech sound drowned.
    noiseSuppression: settings.noise !== 'off' && !filtered,
    channelCount: 1,
    // `exact` would refuse where the device is no longer there; the system's own is better than none.
    ...(settings.microphone !== '' && { deviceId: settings.microphone }),
  };
}

const gates = new WeakMap<AudioContext, Promise<void>>();

export class Microphone {
  readonly #context: AudioContext;
  readonly #parts: MicrophoneParts;
  readonly #gate: AudioWorkletNode;
  readonly #out: MediaStreamAudioDestinationNode;
  #stream: MediaStream | undefined;
  #source: AudioNode | undefined;
  #filters: AudioNode | undefined;
  /** Counts changes, so that a slow one does not undo a later one. */
  #change = 0;
  #closed = false;
  /** Ends the waiting for a device. */
  #waits: (() => void) | undefined;

  private constructor(context: AudioContext, parts: MicrophoneParts) {
    this.#context = context;
    this.#parts = parts;
    this.#gate = new AudioWorkletNode(context, 'snug-gate', {
      channelCount: 1,
      channelCountMode: 'explicit',
      outputChannelCount: [1],
    });
    this.#gate.port.onmessage = ({ data }: MessageEvent<GateNews>) => parts.onNews(data);
    this.#out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    this.#gate.connect(this.#out);
  }

  /** Asks the person if need be. Throws what getUserMedia throws. */
  static async open(
    context: AudioContext,
    settings: MicSettings,
    parts: MicrophoneParts,
  ): Promise<Microphone> {
    let loading = gates.get(context);
    loading ??= context.audioWorklet.addModule(gateUrl);
    gates.set(context, loading);
    await loading;
    const microphone = new Microphone(context, parts);
    try {
      await microphone.use(settings);
    } catch (error) {
      microphone.close();
      throw error;
    }
    return microphone;
  }

  /** What goes out to the others. */
  get track(): MediaStreamTrack | undefined {
    return this.#out.stream.getAudioTracks()[0];
  }

  /** The device that records, as the browser calls it. */
  get label(): string {
    return this.#stream?.getAudioTracks()[0]?.label ?? '';
  }

  set(order: GateOrder): void {
    this.#gate.port.postMessage(order);
  }

  /** Records with other settings. What was before goes on until the new one is there. */
  async use(settings: MicSettings): Promise<void> {
    this.#change += 1;
    const change = this.#change;
    const strong = settings.noise === 'strong';
    const audio = constraintsFor(settings, strong);
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    if (change !== this.#change || this.#closed) return stop(stream);
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream });
    this.#drop();
    this.#waits?.();
    source.connect(this.#gate);
    this.#stream = stream;
    this.#source = source;
    const [track] = stream.getAudioTracks();
    if (track) track.onended = () => void this.#replace(settings);
    // Nobody waits for the filter: the first words are heard as they are.
    if (strong) void this.#filter(change, source, track, settings);
  }

  async #filter(
    change: number,
    source: AudioNode,
    track: MediaStreamTrack | undefined,
    settings: MicSettings,
  ): Promise<void> {
    const filter = await import('./noise')
      .then((module) => module.makeNoiseFilter(this.#context))
      .catch(() => undefined);
    if (change !== this.#change || this.#closed) return;
    if (filter) {
      source.disconnect();
      source.connect(filter).connect(this.#gate);
      this.#filters = filter;
    } else {
      await track?.applyConstraints(constraintsFor(settings, false)).catch(() => undefined);
    }
  }

  close(): void {
    this.#closed = true;
    this.#waits?.();
    this.#drop();
    this.#gate.port.onmessage = null;
    this.#gate.disconnect();
    stop(this.#out.stream);
  }

  async #replace(settings: MicSettings): Promise<void> {
    if (this.#closed) return;
    try {
      await this.use({ ...settings, microphone: '' });
      this.#parts.onLost(true);
    } catch {
      this.#parts.onLost(false);
      this.#awaitDevice(settings);
    }
  }

  /** Until something is plugged in that opens, or another one was chosen. */
  #awaitDevice(settings: MicSettings): void {
    if (this.#closed) return;
    this.#waits?.();
    const { mediaDevices } = navigator;
    const again = async () => {
      try {
        await this.use({ ...settings, microphone: '' });
        this.#parts.onLost(true);
      } catch {
        // Not that one.
      }
    };
    const onChange = () => void again();
    mediaDevices.addEventListener('devicechange', onChange);
    this.#waits = () => mediaDevices.removeEventListener('devicechange', onChange);
  }

  #drop(): void {
    this.#source?.disconnect();
    this.#filters?.disconnect();
    if (this.#stream) stop(this.#stream);
    this.#source = undefined;
    this.#filters = undefined;
    this.#stream = undefined;
  }
}

/** The lamp of the microphone goes out. */
function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
}
