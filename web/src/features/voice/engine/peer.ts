// One RTCPeerConnection: a microphone upwards, m-lines to hear others in. It makes offers and applies
// answers when it is told to, and never of its own accord. Thin on purpose: what to do when is decided
// by call/call-step.

/** Enough for a voice that sounds near; browsers begin at half of it. */
const microphoneBps = 64_000;

export interface PeerParts {
  onState(state: 'connected' | 'disconnected' | 'failed' | 'closed'): void;
  onTrack(mid: string, track: MediaStreamTrack): void;
}

/** Nobody has to know our addresses: the server is lite and dials nobody (RFC 8445 section 2.5). */
export function withoutCandidates(sdp: string): string {
  return sdp.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, '');
}

export class Peer {
  readonly #connection: RTCPeerConnection;
  readonly #parts: PeerParts;
  readonly #microphone: RTCRtpTransceiver;
  readonly #lines: RTCRtpTransceiver[] = [];
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
  async offer(lines: number, restart: boolean): Promise<string> {
    while (this.#lines.length < lines) {
      this.#lines.push(this.#connection.addTransceiver('audio', { direction: 'recvonly' }));
    }
    // An offer that was refused is still there; the next one takes its place.
    if (this.#connection.signalingState === 'have-local-offer') {
      await this.#connection.setLocalDescription({ type: 'rollback' });
    }
    const offer = await this.#connection.createOffer({ iceRestart: restart });
    await this.#connection.setLocalDescription(offer);
    return withoutCandidates(offer.sdp ?? '');
  }

  async apply(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    for (const { mid, receiver } of this.#lines) {
      if (mid === null || this.#attached.has(mid)) continue;
      this.#attached.add(mid);
      this.#parts.onTrack(mid, receiver.track);
    }
    await this.#widen().catch(() => undefined);
  }

  stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  async #widen(): Promise<void> {
    const { sender } = this.#microphone;
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding || encoding.maxBitrate === microphoneBps) return;
    encoding.maxBitrate = microphoneBps;
    await sender.setParameters(parameters);
  }
}
