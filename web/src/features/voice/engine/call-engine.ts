// The sound and sight of a call: one audio context with the microphone, camera and screen, the connection,
// and what is heard and seen. Does what the call's effects say and tells what the browser says; decides
// nothing. One a page, made by the first call; the context rests between two calls.

import type { CallSound, SendKind, SlotUse } from '../call/call-types';
import type { VoicePreferences } from '../voice-preferences';
import { playCallSound } from './call-sounds';
import type { GateNews } from './gate-worklet';
import { Hearing } from './hearing';
import { Microphone, type MicSettings } from './microphone';
import { type Offered, type Offering, Peer, type PeerParts } from './peer';
import { type Counters, type Quality, readQuality, readSigns } from './quality';
import { Shares, type SharesParts } from './shares';
import { type SightMap, Sights } from './sights';
import type { Signs } from './signs-of-life';

export interface EngineParts {
  preferences(): VoicePreferences;
  onPeer(turn: number, state: Parameters<PeerParts['onState']>[0]): void;
  onSpeaking(speaking: ReadonlySet<string>): void;
  onMicrophone(news: GateNews): void;
  onMicrophoneLost(replaced: boolean): void;
  onShareEnded: SharesParts['onEnded'];
  onSights(sights: SightMap): void;
}

/** What `AudioContext` has in browsers that let a page choose where it plays (Audio Output Devices). */
interface WithSink {
  setSinkId?(device: string): Promise<void>;
}

/** The last sound of a call is still to be heard. */
const restAfterMs = 600;

export class CallEngine {
  readonly #parts: EngineParts;
  #context: AudioContext | undefined;
  readonly #shares: Shares;
  readonly #sights: Sights;
  #hearing: Hearing | undefined;
  #microphone: Microphone | undefined;
  #settings: MicSettings | undefined;
  #speaker = '';
  #peer: Peer | undefined;
  #counters: Counters = { lost: 0, received: 0 };
  #muted = false;
  #pressed = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#shares = new Shares({ onEnded: parts.onShareEnded });
    this.#sights = new Sights((sights) => parts.onSights(sights));
  }

  /** To be called within a press: browsers keep a context still that nobody asked for. Otherwise it is
   *  woken by the next press, whatever that is about. */
  wake(): AudioContext {
    this.#context ??= new AudioContext({ latencyHint: 'interactive' });
    const context = this.#context;
    const resume = () => void context.resume().catch(() => undefined);
    resume();
    if (context.state !== 'running') {
      for (const press of ['pointerdown', 'keydown']) {
        addEventListener(press, resume, { once: true, capture: true });
      }
    }
    return context;
  }

  /** Back after a reload nobody has pressed anything, and the browser may learn late that the page records. */
  keepAwake(): void {
    if (this.#microphone && this.#context?.state === 'suspended') {
      void this.#context.resume().catch(() => undefined);
    }
  }

  get microphoneLabel(): string {
    return this.#microphone?.label ?? '';
  }

  /** Throws what getUserMedia throws. Open already, it stays as it is. */
  async openMicrophone(): Promise<void> {
    if (this.#microphone) return;
    const settings = this.#micSettings();
    const microphone = await Microphone.open(this.wake(), settings, {
      onNews: (news) => this.#parts.onMicrophone(news),
      onLost: (replaced) => this.#parts.onMicrophoneLost(replaced),
    });
    // Asked for twice: both are there now, and one is enough.
    if (this.#microphone) return microphone.close();
    this.#microphone = microphone;
    this.#settings = settings;
    this.#order();
    // A page that records may play (Chromium, Safari), also after a reload without a press.
    this.wake();
  }

  closeMicrophone(): void {
    this.#microphone?.close();
    this.#microphone = undefined;
    this.#pressed = false;
    if (!this.#peer) setTimeout(() => this.#rest(), restAfterMs);
  }

  /** Throws what getUserMedia throws. */
  async openCamera(): Promise<void> {
    await this.#shares.openCamera(this.#parts.preferences().camera);
    this.#sights.showMine(this.#shares.tracks);
  }

  get hasCamera(): boolean {
    return this.#shares.tracks.get('camera')?.readyState === 'live';
  }

  /** The other camera of a phone. Throws what getUserMedia throws. */
  async turnCamera(): Promise<void> {
    try {
      await this.#shares.turnCamera();
    } finally {
      // Turned or not, it is another track than before.
      await this.#sendCamera();
    }
  }

  /** Within a press. Throws what getDisplayMedia throws. */
  async openScreen(): Promise<SendKind[]> {
    const kinds = await this.#shares.openScreen();
    this.#sights.showMine(this.#shares.tracks);
    return kinds;
  }

  closeShares(kinds: readonly SendKind[]): void {
    this.#shares.close(kinds);
    this.#sights.showMine(this.#shares.tracks);
  }

  /** `sends`: what of camera and screen the call wants to go out. */
  async offer(
    turn: number,
    wanted: Omit<Offering, 'tracks'>,
    sends: readonly SendKind[],
  ): Promise<Offered> {
    const context = this.wake();
    this.#hearing ??= new Hearing(context, {
      levelling: () => this.#parts.preferences().levelling,
      onSpeaking: (speaking) => this.#parts.onSpeaking(speaking),
    });
    const hearing = this.#hearing;
    this.#choosePlace();
    this.#peer ??= new Peer(this.#microphone?.track, {
      onState: (state) => this.#parts.onPeer(turn, state),
      onTrack: (mid, track) => (track.kind === 'video' ? this.#sights : hearing).attach(mid, track),
    });
    const open = [...this.#shares.tracks].filter(([kind]) => sends.includes(kind));
    return this.#peer.offer({ ...wanted, tracks: new Map(open) });
  }

  async apply(sdp: string): Promise<void> {
    if (!this.#peer) throw new Error('no connection');
    await this.#peer.apply(sdp);
  }

  closePeer(): void {
    this.#peer?.close();
    this.#peer = undefined;
    this.#counters = { lost: 0, received: 0 };
    this.#hearing?.clear();
    this.#sights.clear();
  }

  showSlots(slots: ReadonlyMap<string, SlotUse>): void {
    this.#hearing?.show(slots);
    this.#sights.show(slots);
  }

  setVoice(muted: boolean, deafened: boolean): void {
    this.#muted = muted;
    this.#order();
    this.#hearing?.setDeafened(deafened);
  }

  /** The key or button to talk. */
  press(pressed: boolean): void {
    this.#pressed = pressed;
    this.#order();
  }

  /** Settings were changed, perhaps in the middle of a call. Throws when the new device does not open. */
  async settle(): Promise<void> {
    this.#order();
    this.#hearing?.turn();
    this.#choosePlace();
    await this.#changeCamera();
    const settings = this.#micSettings();
    if (!this.#microphone || JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    await this.#microphone.use(settings);
  }

  play(sound: CallSound): void {
    if (this.#context && this.#parts.preferences().sounds) playCallSound(this.#context, sound);
  }

  /** What has come so far; and how good the way was since the last time that `quality` was asked. */
  async look(): Promise<{ signs: Signs | undefined; quality(): Quality } | undefined> {
    if (!this.#peer) return undefined;
    const report = await this.#peer.stats();
    return {
      signs: readSigns(report.values()),
      quality: () => {
        const { quality, counters } = readQuality(report.values(), this.#counters);
        this.#counters = counters;
        return quality;
      },
    };
  }

  #order(): void {
    const { mode, thresholdDb } = this.#parts.preferences();
    const talks = mode === 'voice' ? 'voice' : this.#pressed ? 'open' : 'closed';
    this.#microphone?.set({ mode: this.#muted ? 'closed' : talks, thresholdDb });
  }

  #micSettings(): MicSettings {
    const { microphone, echo, gain, noise } = this.#parts.preferences();
    return { microphone, echo, gain, noise };
  }

  #choosePlace(): void {
    const { speaker } = this.#parts.preferences();
    if (!this.#context || speaker === this.#speaker) return;
    this.#speaker = speaker;
    // A device that is gone leaves the sound where it was.
    void (this.#context as WithSink).setSinkId?.(speaker).catch(() => undefined);
  }

  async #changeCamera(): Promise<void> {
    const track = await this.#shares.changeCamera(this.#parts.preferences().camera);
    if (track) await this.#sendCamera();
  }

  async #sendCamera(): Promise<void> {
    this.#sights.showMine(this.#shares.tracks);
    const track = this.#shares.tracks.get('camera');
    if (track) await this.#peer?.replace('camera', track);
  }

  #rest(): void {
    if (this.#peer || this.#microphone) return;
    this.#hearing?.close();
    this.#hearing = undefined;
    void this.#context?.suspend().catch(() => undefined);
  }
}
