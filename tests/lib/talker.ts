// A tab of a real Chromium in a voice room, by nothing but fetch and RTCPeerConnection: it sends a tone
// of its own and says which tones it hears. What the client of the product does is another matter.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Person } from './person.ts';

const launch = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    // A machine without a network would gather no candidates at all.
    '--allow-loopback-in-peer-connection',
  ],
};

export function openVoiceBrowser(): Promise<Browser> {
  return chromium.launch(launch);
}

/** One that can be killed (SIGKILL) in the middle of a sentence. */
export async function openMortalBrowser(): Promise<{
  browser: Browser;
  kill: () => Promise<void>;
}> {
  const server = await chromium.launchServer(launch);
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, kill: () => server.kill() };
}

export interface Heard {
  mid: string;
  /** The loudest frequency. */
  hz: number;
  /** Root of the mean square, 0 to 1. */
  level: number;
}

/** How the network treats UDP; `refused`: nobody listens where the answer says. */
export type Udp = 'open' | 'refused';

interface InPage {
  pc: RTCPeerConnection;
  session: string;
  analysers: Map<string, AnalyserNode>;
}
declare global {
  interface Window {
    talk?: InPage;
  }
}

export class Talker {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly who: Person,
    readonly path: string,
  ) {}

  static async arrive(
    browser: Browser,
    origin: string,
    who: Person,
    room: string,
  ): Promise<Talker> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    return new Talker(context, page, who, `/api/channels/${room}/voice`);
  }

  /** Joins, sending a tone of `hz`; milliseconds from the offer to the connection. */
  join(hz: number, udp: Udp = 'open'): Promise<number> {
    const asked = {
      path: this.path,
      bearer: this.who.bearer,
      frequency: hz,
      isOpen: udp === 'open',
    };
    return this.page.evaluate(async ({ path, bearer, frequency, isOpen }) => {
      await navigator.mediaDevices.getUserMedia({ audio: true });
      const sound = new AudioContext();
      await sound.resume();
      const tone = new OscillatorNode(sound, { frequency });
      const out = sound.createMediaStreamDestination();
      tone.connect(out);
      tone.start();
      const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
      const analysers = new Map<string, AnalyserNode>();
      const [microphone] = out.stream.getAudioTracks();
      if (!microphone) throw new Error('no microphone');
      pc.addTransceiver(microphone, { direction: 'sendonly' });
      for (let i = 0; i < 4; ++i) pc.addTransceiver('audio', { direction: 'recvonly' });
      pc.addEventListener('track', ({ track, transceiver }) => {
        const stream = new MediaStream([track]);
        // Chromium decodes for Web Audio only what an element plays as well.
        const element = new Audio();
        element.srcObject = stream;
        void element.play();
        const analyser = new AnalyserNode(sound, { fftSize: 8192, smoothingTimeConstant: 0 });
        sound.createMediaStreamSource(stream).connect(analyser);
        analysers.set(transceiver.mid ?? '', analyser);
      });
      const begun = performance.now();
      await pc.setLocalDescription();
      const answer = await fetch(path, {
        method: 'POST',
        headers: { ...bearer, 'content-type': 'application/json' },
        body: JSON.stringify({ sdp: pc.localDescription?.sdp }),
      });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      const { session, sdp } = await answer.json();
      const closedPort = (line: string) => line.replace(/( udp \d+ \S+) \d+ /, '$1 9 ');
      const lines: string[] = sdp.split('\r\n');
      const told = isOpen ? lines : lines.map(closedPort);
      await pc.setRemoteDescription({ type: 'answer', sdp: told.join('\r\n') });
      await new Promise<void>((done, fail) => {
        const look = () => {
          if (pc.connectionState === 'connected') done();
          if (pc.connectionState === 'failed') fail(new Error('the connection failed'));
        };
        pc.addEventListener('connectionstatechange', look);
        look();
      });
      window.talk = { pc, session, analysers };
      return performance.now() - begun;
    }, asked);
  }

  /** What each section plays now, the silent ones left out. */
  hears(): Promise<Heard[]> {
    return this.page.evaluate(() => {
      const heard: Heard[] = [];
      for (const [mid, analyser] of window.talk?.analysers ?? []) {
        const wave = new Float32Array(analyser.fftSize);
        analyser.getFloatTimeDomainData(wave);
        const level = Math.sqrt(wave.reduce((sum, x) => sum + x * x, 0) / wave.length);
        if (level < 0.01) continue;
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        const loudest = bins.indexOf(Math.max(...bins));
        heard.push({ mid, level, hz: (loudest * analyser.context.sampleRate) / analyser.fftSize });
      }
      return heard;
    });
  }

  /** Tones rounded to 25 Hz, in ascending order. */
  async tones(): Promise<number[]> {
    const heard = await this.hears();
    return heard.map(({ hz }) => Math.round(hz / 25) * 25).sort((a, b) => a - b);
  }

  /** `udp` or `tcp`, whichever carries the call. */
  transport(): Promise<string> {
    return this.page.evaluate(async () => {
      const stats = [...((await window.talk?.pc.getStats()) ?? new Map()).values()];
      const transport = stats.find((one) => one.type === 'transport');
      const pair = stats.find((one) => one.id === transport?.selectedCandidatePairId);
      return stats.find((one) => one.id === pair?.remoteCandidateId)?.protocol ?? 'none';
    });
  }

  state(): Promise<string> {
    return this.page.evaluate(() => window.talk?.pc.connectionState ?? 'none');
  }

  session(): Promise<string> {
    return this.page.evaluate(() => window.talk?.session ?? '');
  }

  async leave(): Promise<void> {
    await this.who.must(204, 'DELETE', `${this.path}/${await this.session()}`);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
