// Tries out, with connections of its own, each way to the voice server and the microphone. Nobody
// hears it; it disturbs no call. Decides nothing: what was found is judged by verdict.

import { beginVoiceCheck, endVoiceCheck, lookAtVoiceCheck } from '../../../api/voice';
import type { MicTrouble } from '../call/call-types';
import { constraintsFor, micTroubleOf, whyNoMicrophone } from '../engine/microphone';
import { withoutCandidates } from '../engine/peer';
import { getVoicePreferences } from '../voice-preferences';
import {
  type MicrophoneFacts,
  type MicrophoneVerdict,
  microphoneVerdictOf,
  type Tried,
} from './verdict';
import { alone, type Way, waysOf } from './ways';

/** Whatever has not connected by then will not: checks go out every 50 ms, TCP tries again after 1 s. */
const patienceMs = 6_000;
/** So long somebody has for a word. */
const listenMs = 5_000;
const lookEveryMs = 500;

export interface Examined {
  readonly ways: readonly Tried[];
  readonly microphone: MicrophoneVerdict;
}

export interface Telling {
  onWays(ways: readonly Way[]): void;
  onTried(one: Tried): void;
  /** From now on a word is waited for. */
  onListening(): void;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

class Trial {
  readonly #connection = new RTCPeerConnection({
    bundlePolicy: 'max-bundle',
    rtcpMuxPolicy: 'require',
  });
  #id: string | undefined;

  /** The server's answer; nothing is tried before `by`. */
  async ask(track?: MediaStreamTrack): Promise<string> {
    const direction = track ? 'sendonly' : 'recvonly';
    this.#connection.addTransceiver(track ?? 'audio', { direction });
    await this.#connection.setLocalDescription();
    const { localDescription } = this.#connection;
    const { id, sdp } = await beginVoiceCheck(withoutCandidates(localDescription?.sdp ?? ''));
    this.#id = id;
    return sdp;
  }

  /** Whether it is connected in time. */
  async by(sdp: string): Promise<boolean> {
    const connection = this.#connection;
    const ended = new Promise<void>((done) => {
      connection.onconnectionstatechange = () => {
        const { connectionState: state } = connection;
        if (state === 'connected' || state === 'failed' || state === 'closed') done();
      };
    });
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await Promise.race([ended, pause(patienceMs)]);
    return connection.connectionState === 'connected';
  }

  look() {
    return lookAtVoiceCheck(this.#id ?? '');
  }

  end(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
    if (this.#id !== undefined) void endVoiceCheck(this.#id).catch(() => undefined);
  }
}

async function tryWay(way: Way): Promise<Tried> {
  const trial = new Trial();
  try {
    const through = await trial.by(alone(await trial.ask(), way));
    if (through) return { ...way, outcome: 'through' };
    const { reached } = await trial.look();
    return { ...way, outcome: reached ? 'unanswered' : 'nothing' };
  } finally {
    trial.end();
  }
}

/** The loudest sample that comes by until it is asked. */
function peakOf(stream: MediaStream): { read(): number; close(): void } {
  const context = new AudioContext();
  const ear = new AnalyserNode(context, { fftSize: 2048 });
  new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(ear);
  const samples = new Float32Array(ear.fftSize);
  let peak = 0;
  const timer = setInterval(() => {
    ear.getFloatTimeDomainData(samples);
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  }, 40);
  return {
    read: () => peak,
    close: () => {
      clearInterval(timer);
      void context.close();
    },
  };
}

/** Ends early once somebody is heard. */
async function listen(trial: Trial, stream: MediaStream): Promise<MicrophoneVerdict> {
  const ear = peakOf(stream);
  try {
    let facts: MicrophoneFacts = { peak: 0, level: null, packets: 0 };
    for (const end = performance.now() + listenMs; performance.now() < end; ) {
      await pause(lookEveryMs);
      const { level, packets } = await trial.look();
      facts = { peak: ear.read(), level, packets };
      if (microphoneVerdictOf(facts) === 'heard') break;
    }
    return microphoneVerdictOf(facts);
  } finally {
    ear.close();
  }
}

async function openMicrophone(): Promise<MediaStream | MicTrouble> {
  const why = whyNoMicrophone();
  if (why !== undefined) return why;
  try {
    const audio = constraintsFor(getVoicePreferences(), false);
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    return micTroubleOf(error);
  }
}

/** Throws what the server's refusals throw. */
export async function examine(telling: Telling): Promise<Examined> {
  const opened = await openMicrophone();
  const stream = typeof opened === 'string' ? undefined : opened;
  const whole = new Trial();
  try {
    const answer = await whole.ask(stream?.getAudioTracks()[0]);
    const found = waysOf(answer);
    telling.onWays(found);
    const trying = found.map(async (way) => {
      const one = await tryWay(way);
      telling.onTried(one);
      return one;
    });
    const [connected, ways] = await Promise.all([whole.by(answer), Promise.all(trying)]);
    if (stream === undefined || typeof opened === 'string') {
      return { ways, microphone: opened as MicTrouble };
    }
    if (!connected) return { ways, microphone: 'lost' };
    telling.onListening();
    return { ways, microphone: await listen(whole, stream) };
  } finally {
    whole.end();
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}
