// Cameras and screens between Firefox and Chromium, each with the client as it is.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeBrowser, Visitor } from '../lib/browser.ts';
import { Firefox, haveFirefox } from '../lib/firefox.ts';
import { Person } from '../lib/person.ts';
import { lampsLit, saysYes, sees, seesNothing, showsAt } from '../lib/pictures.ts';
import { SnugServer } from '../lib/server.ts';
import { haveScreen, SilentScreen } from '../lib/silent-screen.ts';
import { haveSpeakers, SilentSpeakers } from '../lib/silent-speakers.ts';
import { speaksAt } from '../lib/talk.ts';

const prefs = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.autoplay.default': 0,
  'intl.accept_languages': 'en-GB',
};

/** Presses what is called so in Firefox's page, once it is there. */
async function press({ page }: Firefox, role: 'button' | 'a', name: RegExp): Promise<void> {
  await page.waitForFunction(
    (kind, words) => {
      const named = (one: Element) => one.getAttribute('aria-label') ?? one.textContent ?? '';
      const found = [...document.querySelectorAll<HTMLElement>(kind)].find((one) =>
        new RegExp(words).test(named(one).trim()),
      );
      found?.click();
      return found !== undefined;
    },
    { timeout: 30_000 },
    role,
    name.source,
  );
}

describe.skipIf(!haveFirefox || !haveSpeakers || !haveScreen)('Firefox and Chromium', () => {
  let browser: Browser;
  let server: SnugServer;
  let speakers: SilentSpeakers;
  let screen: SilentScreen;
  let mara: Visitor;
  let tavi: Firefox;
  /** What looks at pages asks both browsers in the same way. */
  const taviSees = () => tavi.page as unknown as Page;

  beforeAll(async () => {
    browser = await openWholeBrowser([saysYes]);
    // Firefox does not call its own machine by 127.0.0.1 where that has another address.
    server = await SnugServer.start({ args: ['--voice', '0.0.0.0:0'] });
    const owner = await server.setUp();
    await owner.bring('member', 'tavi');
    await owner.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'Fireside' });
    mara = await Visitor.arrive(browser, server.origin);
    await speaksAt(500)(mara);
    await showsAt(900)(mara);
    await mara.signIn('mara', Person.passwordOf('mara'));
    [speakers, screen] = await Promise.all([SilentSpeakers.open(), SilentScreen.open()]);
    const env = { ...speakers.env, ...screen.env };
    tavi = await Firefox.arrive(server.origin, 'tavi', { prefs, env, headless: false });
    await tavi.page.goto(server.origin);
  }, 180_000);
  afterAll(async () => {
    await tavi?.leave();
    await Promise.all([speakers?.close(), screen?.close()]);
    await browser?.close();
    await server?.dispose();
  });

  it('see each other, and no more when it is stopped', { timeout: 180_000 }, async () => {
    await mara.page.getByRole('link', { name: /^Fireside/ }).hover();
    await mara.page.getByRole('button', { name: 'Join Fireside' }).click();
    await mara.page.getByRole('link', { name: /^Fireside/ }).click();
    await mara.page.getByRole('button', { name: 'Camera', exact: true }).click();
    await sees(mara.page, 'camera:mara');

    await press(tavi, 'button', /^Join Fireside$/);
    await press(tavi, 'button', /^(Try the microphone|Camera)$/);
    await press(tavi, 'button', /^Join$/);
    await press(tavi, 'a', /Fireside/);
    await sees(taviSees(), 'camera:mara', 60_000);

    await press(tavi, 'button', /^Camera$/);
    await sees(mara.page, 'camera:tavi', 60_000);

    await press(tavi, 'button', /^Camera$/);
    await seesNothing(mara.page, 'camera:tavi');
    await mara.page.getByRole('button', { name: 'Camera', exact: true }).click();
    await expect
      .poll(() => tavi.page.$$('[data-picture="camera:mara"]').then((all) => all.length))
      .toBe(0);
    expect(await lampsLit(mara.page)).toBe(0);
  });

  it('show each other a screen', { timeout: 180_000 }, async () => {
    // A press that the browser takes for one: it shares nothing otherwise.
    await tavi.page.locator('button ::-p-text(Share)').click();
    await sees(mara.page, 'screen:tavi', 60_000);
    await mara.page.getByRole('region', { name: "In view: Tavi's screen" }).waitFor();
    await mara.shot('voice-screen-of-firefox');
    await press(tavi, 'button', /^Stop sharing$/);
    await seesNothing(mara.page, 'screen:tavi');
    await mara.page.getByRole('button', { name: 'Share', exact: true }).click();
    await sees(taviSees(), 'screen:mara', 60_000);
  });
});
