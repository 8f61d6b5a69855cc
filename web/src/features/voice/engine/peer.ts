// One RTCPeerConnection: a microphone, a camera and a screen upwards, m-lines to hear and see others in.
// It makes offers and applies answers when it is told to, and never of its own accord. Thin on purpose:
// what to do when is decided by call/call-step.

import type { SendKind, Sends } from '../call/call-types';
import { encodings, inStereo, microphoneBps, preferCodecs } from './sending';

export interface PeerParts {
  onState(state: 'connected' | 'disconnected' | 'failed' | 'closed'): void;
  onTrack(mid: string, track: MediaStreamTrack): void;
}

/** What an offer is to bring. */
export interface Offering {
  readonly lines: number;
  readonly videoLines: number;
  readonly restart: boolean;
  readonly tracks: ReadonlyMap<SendKind, MediaStreamTrack>;
}

export interface Offered {
  readonly sdp: string;
  readonly sends: Sends;
  readonly videoMids: readonly string[];
}

/** Nobody has to know our addresses: the server is lite and dials nobody (RFC 8445 section 2.5). */
export function withoutCandidates(sdp: string): string {
  return sdp.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, '');
}

/** Quiet passages are no silence that could be left out. */
const music = ['maxaveragebitrate=128000', 'usedtx=0'];

const kinds = { camera: 'video', screen: 'video', screen_audio: 'audio' } as const;

export class Peer {
  readonly #connection: RTCPeerConnection;
  readonly #parts: PeerParts;
  readonly #microphone: RTCRtpTransceiver;
  readonly #senders = new Map<SendKind, RTCRtpTransceiver>();
  readonly #lines: Record<'audio' | 'video', RTCRtpTransceiver[]> = { audio: [], video: [] };
  readonly #attached = new Set<string>();

  constructor(track: MediaStreamTrack | undefined, parts: PeerParts) {
    this.#parts = parts;
    this.#connection = new RTCPeerConnection({
      bundlePolicy: 'max-bundle',
      rtcpMuxPolicy: 'require',
    });
    // Without a microphone its m-line stands all the same, so that one can be put in later.
    this.#microphone = this.#connection.addTransceiver(track ?? 'audio', {
      direction: 'sendonly',
    });
    this.#connection.onconnectionstatechange = () => {
      const { connectionState: state } = this.#connection;
      if (state !== 'new' && state !== 'connecting') parts.onState(state);
    };
  }

  /** The offer as it is to be sent. */
  async offer({ lines, videoLines, restart, tracks }: Offering): Promise<Offered> {
    // An offer that was refused is still there; the next one takes its place.
    if (this.#connection.signalingState === 'have-local-offer') {
      await this.#connection.setLocalDescription({ type: 'rollback' });
    }
    this.#receive('audio', lines);
    this.#receive('video', videoLines);
    for (const kind of ['camera', 'screen', 'screen_audio'] as const) {
      await this.#send(kind, tracks.get(kind));
    }
    const { sdp = '' } = await this.#connection.createOffer({ iceRestart: restart });
    await this.#connection.setLocalDescription({ type: 'offer', sdp: this.#hearingStereo(sdp) });
    const sends: Record<string, SendKind> = {};
    for (const [kind, { mid, direction }] of this.#senders) {
      if (mid !== null && direction === 'sendonly') sends[mid] = kind;
    }
    return {
      sdp: withoutCandidates(this.#connection.localDescription?.sdp ?? ''),
      sends,
      videoMids: this.#lines.video.flatMap(({ mid }) => mid ?? []),
    };
  }

  async apply(sdp: string): Promise<void> {
    const sound = this.#senders.get('screen_audio')?.mid;
    const answer = sound ? inStereo(sdp, new Set([sound]), music) : sdp;
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
    for (const { mid, receiver } of [...this.#lines.audio, ...this.#lines.video]) {
      if (mid === null || this.#attached.has(mid)) continue;
      this.#attached.add(mid);
      this.#parts.onTrack(mid, receiver.track);
    }
    await this.#favourVoice().catch(() => undefined);
  }

  /** Another camera in the place of the first: no offer is needed. */
  async replace(kind: SendKind, track: MediaStreamTrack): Promise<void> {
    const transceiver = this.#senders.get(kind);
    if (transceiver?.direction === 'sendonly') await transceiver.sender.replaceTrack(track);
  }

  stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  #receive(kind: 'audio' | 'video', count: number): void {
    const lines = this.#lines[kind];
    while (lines.length < count) {
      const line = this.#connection.addTransceiver(kind, { direction: 'recvonly' });
      preferCodecs(line, kind);
      lines.push(line);
    }
  }

  async #send(kind: SendKind, track: MediaStreamTrack | undefined): Promise<void> {
    const known = this.#senders.get(kind);
    if (known !== undefined) {
      if (known.sender.track !== (track ?? null)) await known.sender.replaceTrack(track ?? null);
      known.direction = track ? 'sendonly' : 'inactive';
    } else if (track) {
      const transceiver = this.#connection.addTransceiver(track, {
        direction: 'sendonly',
        sendEncodings: [{ ...encodings[kind] }],
      });
      preferCodecs(transceiver, kinds[kind]);
      this.#senders.set(kind, transceiver);
    }
  }

  /** Any m-line to hear in may come to carry somebody's music. */
  #hearingStereo(sdp: string): string {
    // Before an offer is set its m-lines have no names but those that stand in it.
    const mids = sdp
      .split(/^(?=m=audio)/m)
      .filter((section) => /^a=recvonly/m.test(section))
      .flatMap((section) => /^a=mid:(\S+)/m.exec(section)?.[1] ?? []);
    return inStereo(sdp, new Set(mids));
  }

  async #favourVoice(): Promise<void> {
    const { sender } = this.#microphone;
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding || encoding.maxBitrate === microphoneBps) return;
    encoding.maxBitrate = microphoneBps;
    encoding.priority = 'high';
    await sender.setParameters(parameters);
  }
}
