// A tab of a real Chromium in a voice room, by nothing but fetch and RTCPeerConnection: it sends a tone
// of its own and says which tones it hears. What the client of the product does is another matter.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Person } from './person.ts';
import { joinInPage, tonesInPage } from './talk-in-page.ts';

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

/** `microphone`: a file of sound that its microphone hears, instead of beeps. */
export function openVoiceBrowser(microphone?: string): Promise<Browser> {
  const hears = microphone ? [`--use-file-for-fake-audio-capture=${microphone}`] : [];
  return chromium.launch({ ...launch, args: [...launch.args, ...hears] });
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

/** How the network treats UDP; `refused`: nobody listens where the answer says. */
export type Udp = 'open' | 'refused';

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

  /**
   * Joins, sending a tone of `hz`, or what its microphone hears where that is undefined; milliseconds from the offer
   * to the connection.
   */
  join(hz?: number, udp: Udp = 'open'): Promise<number> {
    const asked = {
      path: this.path,
      bearer: this.who.bearer,
      frequency: hz,
      isOpen: udp === 'open',
    };
    return this.page.evaluate(joinInPage, asked);
  }

  /** Tones rounded to 25 Hz, in ascending order. */
  tones(): Promise<number[]> {
    return this.page.evaluate(tonesInPage);
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
