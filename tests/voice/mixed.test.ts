// Chromium and Firefox in one room, each with a tone that its own microphone hears: whoever is there hears all others
// and never himself.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, haveFirefox } from '../lib/firefox.ts';
import { unique } from '../lib/person.ts';
import { freshFolder } from '../lib/server.ts';
import { haveSpeakers, SilentSpeakers } from '../lib/silent-speakers.ts';
import { withServer } from '../lib/suite.ts';
import { joinInPage, tonesInPage } from '../lib/talk-in-page.ts';
import { openVoiceBrowser, Talker } from '../lib/talker.ts';

// Firefox does not call its own machine by 127.0.0.1 where that has another address.
const suite = withServer({ args: ['--voice', '0.0.0.0:0'] });

/** Whichever browser it is. */
interface Somebody {
  hz: number;
  join(): Promise<unknown>;
  tones(): Promise<number[]>;
  leave(): Promise<void>;
  close(): Promise<void>;
}

async function inChromium(room: string, hz: number, folder: string): Promise<Somebody> {
  const file = join(folder, `${hz}.wav`);
  const tone = `sine=frequency=${hz}:sample_rate=48000:duration=5,volume=4`;
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', tone, file]);
  const browser = await openVoiceBrowser(file);
  const who = await suite.owner.bring();
  const talker = await Talker.arrive(browser, suite.server.origin, who, room);
  return {
    hz,
    join: () => talker.join(),
    tones: () => talker.tones(),
    leave: () => talker.leave(),
    close: () => browser.close(),
  };
}

async function inFirefox(room: string, hz: number, speakers: SilentSpeakers): Promise<Somebody> {
  const who = await suite.owner.bring();
  const prefs = {
    'media.navigator.streams.fake': true,
    'media.navigator.audio.fake_frequency': hz,
    'media.navigator.permission.disabled': true,
    'media.peerconnection.ice.loopback': true,
    'media.autoplay.default': 0,
  };
  const more = { prefs, env: speakers.env };
  const firefox = await Firefox.arrive(suite.server.origin, who.username, more);
  const path = `/api/channels/${room}/voice`;
  return {
    hz,
    join: () =>
      firefox.page.evaluate(joinInPage, {
        path,
        bearer: who.bearer,
        frequency: undefined,
        isOpen: true,
      }),
    tones: () => firefox.page.evaluate(tonesInPage),
    leave: async () => {
      const session = await firefox.page.evaluate(() => window.talk?.session);
      await who.must(204, 'DELETE', `${path}/${session}`);
    },
    close: () => firefox.leave(),
  };
}

describe.skipIf(!haveFirefox || !haveSpeakers)('Firefox and Chromium', () => {
  const folder = freshFolder();
  const here: Somebody[] = [];
  let speakers: SilentSpeakers;

  beforeAll(async () => {
    speakers = await SilentSpeakers.open();
    const fields = { kind: 'voice', name: unique('porch') };
    const { id } = await suite.owner.must(201, 'POST', '/api/channels', fields);
    here.push(
      ...(await Promise.all([
        inChromium(id, 500, folder),
        inFirefox(id, 700, speakers),
        inChromium(id, 900, folder),
        inFirefox(id, 1100, speakers),
      ])),
    );
  }, 240_000);
  afterAll(async () => {
    for (const one of here) await one.close();
    await speakers?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const patience = { timeout: 30_000, interval: 200 };
  /** Everybody in the call hears exactly all others. */
  async function eachHearsTheOthers(inCall: readonly Somebody[]): Promise<void> {
    for (const one of inCall) {
      const others = inCall.filter((other) => other !== one).map(({ hz }) => hz);
      await expect
        .poll(() => one.tones(), { ...patience, message: `at ${one.hz} Hz` })
        .toEqual(others);
    }
  }

  it('hear each other and never themselves, whoever comes when', { timeout: 240_000 }, async () => {
    for (const [i, one] of here.entries()) {
      await one.join();
      await eachHearsTheOthers(here.slice(0, i + 1));
    }
  });

  it('go on when one of them leaves', { timeout: 120_000 }, async () => {
    const [gone, ...rest] = here.toReversed();
    await gone?.leave();
    await eachHearsTheOthers(rest.toReversed());
  });
});
