// Somebody in a voice room by a WebRTC stack that has nothing to do with any browser nor with Snug: werift, all of it
// TypeScript. It sends a tone as Opus and keeps what it hears.
import {
  MediaStreamTrack,
  RTCPeerConnection,
  type RTCRtpTransceiver,
  RtpHeader,
  RtpPacket,
  useOPUS,
} from 'werift';
import { ticksPerFrame, toneInOpus, toneOf } from './opus.ts';
import type { Person } from './person.ts';
import type { StreamReader } from './stream.ts';

/** Packets that are kept of each m-line: two seconds. */
const keptMax = 100;
/** As few as say something about a tone. */
const enough = 30;

export class Stranger {
  readonly #connection = new RTCPeerConnection({
    bundlePolicy: 'max-bundle',
    codecs: { audio: [useOPUS({ payloadType: 96 })] },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  readonly #microphone = new MediaStreamTrack({ kind: 'audio' });
  readonly #heard = new Map<string, Buffer[]>();
  #path = '';
  #saying: NodeJS.Timeout | undefined;
  #stream: StreamReader | undefined;

  constructor(readonly who: Person) {}

  /** Joins with an offer as this stack makes it; until media may flow. */
  async join(room: string, hz: number): Promise<void> {
    const pc = this.#connection;
    const tone = await toneInOpus(hz, 5);
    // Who has none and is silent for some seconds, as on a busy machine, is taken for gone.
    this.#stream = await this.who.listen();
    pc.addTransceiver(this.#microphone, { direction: 'sendonly' });
    for (let i = 0; i < 4; ++i) this.#listen(pc.addTransceiver('audio', { direction: 'recvonly' }));
    await pc.setLocalDescription(await pc.createOffer());
    const path = `/api/channels/${room}/voice`;
    const { session, sdp } = await this.who.must(201, 'POST', path, {
      sdp: pc.localDescription?.sdp,
    });
    this.#path = `${path}/${session}`;
    const connected = pc.connectionStateChange.watch((state) => state === 'connected', 15_000);
    await pc.setRemoteDescription({ type: 'answer', sdp });
    await connected;
    this.#say(tone);
  }

  #listen(transceiver: RTCRtpTransceiver): void {
    transceiver.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe((packet) => {
        const mid = transceiver.mid ?? '';
        const kept = this.#heard.get(mid) ?? [];
        kept.push(packet.payload);
        this.#heard.set(mid, kept.slice(-keptMax));
      });
    });
  }

  /** Over and over, by the clock: timers alone would be late more and more. */
  #say(packets: Buffer[]): void {
    const began = performance.now();
    let said = 0;
    this.#saying = setInterval(() => {
      for (; said * 20 <= performance.now() - began; ++said) {
        const header = new RtpHeader({
          payloadType: 96,
          sequenceNumber: said & 0xffff,
          timestamp: (said * ticksPerFrame) >>> 0,
          marker: said === 0,
        });
        this.#microphone.writeRtp(new RtpPacket(header, packets[said % packets.length] as Buffer));
      }
    }, 10);
  }

  /** Which of `tones` it heard since the last time it was asked, in ascending order. */
  async tones(tones: readonly number[]): Promise<number[]> {
    const heard = [...this.#heard.values()].filter((packets) => packets.length >= enough);
    this.#heard.clear();
    const found = await Promise.all(heard.map((packets) => toneOf(packets, tones)));
    return found.filter((hz) => hz !== undefined).sort((a, b) => a - b);
  }

  async leave(): Promise<void> {
    clearInterval(this.#saying);
    if (this.#path) await this.who.must(204, 'DELETE', this.#path);
    this.#stream?.close();
    await this.#connection.close();
  }
}
