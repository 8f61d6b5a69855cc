// A real Chromium and the people in it. Each visitor has a browser profile of his own; what must never
// happen (a request to another origin, a violation of the content policy, an uncaught error) is
// noted from the first moment and asked for with `faults()`.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';

export const desktop = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;

const shell = process.env['CHROMIUM_SHELL'] ?? '/usr/bin/chromium-headless-shell';
const whole = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Without windows, which spares a fifth of all that the pages cost. It has no microphone and no camera. */
export const openBrowser = (): Promise<Browser> => launch(existsSync(shell) ? shell : whole);

/** As friends have it. `more`: what only a few tests want of it. */
export const openWholeBrowser = (more: readonly string[] = []): Promise<Browser> =>
  launch(whole, more);

function launch(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A microphone that beeps and a camera that counts; whether a page may have them is asked as always.
      '--use-fake-device-for-media-stream',
      // A machine without a network has no other address to talk over.
      '--allow-loopback-in-peer-connection',
      ...more,
    ],
  });
}

/** What Chromium reports and lib.dom does not yet know (Layout Instability, W3C draft). */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node?: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/** In CSS pixels of the window. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Waits until nothing on the page moves any more, but for what moves for ever. */
export function settled(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => undefined)),
    ),
  );
}

/** Where something is drawn once it moves no more: twice in a row at the same place. */
export async function restingBox(of: Locator): Promise<Box> {
  await of.waitFor();
  let before = '';
  for (let tries = 0; tries < 100; tries += 1) {
    await settled(of.page());
    const box = await of.boundingBox();
    const now = JSON.stringify(box);
    if (box !== null && now === before) return box;
    before = now;
    await of.page().waitForTimeout(50);
  }
  throw new Error(`it never rested; it was last at ${before}`);
}

/** Something moved that nobody had touched: how much of the window (0 to 1), and what from where to where. */
export interface Shift {
  value: number;
  moved: string[];
}

declare global {
  interface Window {
    __violations?: string[];
    __shifts?: Shift[];
  }
}

/** Runs in every page before any of its own code. */
function watchPage(): void {
  window.__violations = [];
  window.__shifts = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.__violations?.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  const box = (at: DOMRectReadOnly) =>
    [at.x, at.y, at.width, at.height].map((side) => Math.round(side)).join(' ');
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      if (entry.hadRecentInput) continue;
      const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
        const what = node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName;
        return `${what} from ${box(previousRect)} to ${box(currentRect)}`;
      });
      window.__shifts?.push({ value: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

export class Visitor {
  page!: Page;
  readonly foreign: string[] = [];
  readonly errors: string[] = [];
  readonly violations: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly origin: string,
  ) {}

  static async arrive(
    browser: Browser,
    origin: string,
    options: BrowserContextOptions = desktop,
  ): Promise<Visitor> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    const visitor = new Visitor(context, origin);
    await context.addInitScript(watchPage);
    context.on('request', (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) visitor.foreign.push(url);
    });
    context.on('weberror', (error) => visitor.errors.push(String(error.error())));
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted ?Type/i.test(message.text()))
        visitor.violations.push(message.text());
    });
    await visitor.newPage();
    return visitor;
  }

  /** A new tab; the former stays as it is. */
  async newPage(): Promise<Page> {
    this.page = await this.context.newPage();
    return this.page;
  }

  go(path: string): Promise<unknown> {
    return this.page.goto(path.startsWith('http') ? path : `${this.origin}${path}`);
  }

  get box(): Locator {
    return this.page.getByRole('textbox', { name: 'Write to home' });
  }

  get conversation(): Locator {
    return this.page.getByRole('region', { name: 'Messages in home' });
  }

  /** The rows whose words are these. */
  said(words: string): Locator {
    return this.conversation.getByRole('listitem').filter({ hasText: words });
  }

  async write(words: string): Promise<void> {
    await this.box.fill(words);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  async sees(words: string, times = 1): Promise<void> {
    await this.said(words).first().waitFor();
    // Between a field that closes and the row that takes its words there may be a moment without either.
    let count = 0;
    for (let tries = 0; tries < 100; tries += 1) {
      count = await this.said(words).count();
      if (count === times) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`"${words}" stands there ${count} times, not ${times}`);
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.go('/');
    await this.page.getByLabel('Your name').fill(username);
    await this.page.getByRole('textbox', { name: 'Your password' }).fill(password);
    await this.page.getByRole('button', { name: 'Come in' }).click();
    await this.box.waitFor();
    await this.rowsAreReady();
  }

  /** What answers a press on a message comes after the first paint. */
  rowsAreReady(): Promise<void> {
    return this.page.locator('[data-tools]').waitFor({ state: 'attached' });
  }

  layoutShifts(): Promise<Shift[]> {
    return this.page.evaluate(() => window.__shifts ?? []);
  }

  /** What must never happen and did. */
  async faults(): Promise<string[]> {
    const inPage = this.page.isClosed()
      ? []
      : await this.page.evaluate(() => window.__violations ?? []).catch(() => []);
    return [
      ...this.foreign.map((url) => `asked another origin: ${url}`),
      ...this.errors.map((text) => `uncaught: ${text}`),
      ...[...this.violations, ...inPage].map((text) => `content policy: ${text}`),
    ];
  }

  /** A picture for people to look at; under build/tests/shots. */
  async shot(name: string): Promise<void> {
    const folder = join(import.meta.dirname, '../../build/tests/shots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
