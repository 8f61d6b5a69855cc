// The page that tries out every way to the voice server: what it says where all is well, where UDP is refused,
// where nothing gets through, and without a microphone. Real connections to the real server.
import { createSocket } from 'node:dgram';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openWholeBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { freePort, SnugServer } from '../lib/server.ts';
import { hears, speaksAt } from '../lib/talk.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
const here: Visitor[] = [];

beforeAll(async () => {
  browser = await openWholeBrowser();
  server = await SnugServer.start({ args: ['--voice', '127.0.0.1:0'] });
  owner = await server.setUp();
  await owner.say('Does anybody hear me?');
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});
afterEach(async () => {
  for (const one of here.splice(0)) {
    expect(await one.faults()).toEqual([]);
    await one.leave();
  }
});

async function visitor(options: { name?: string; speaks?: boolean } = {}): Promise<Visitor> {
  const { name = 'mara', speaks = true } = options;
  const one = await Visitor.arrive(browser, server.origin);
  if (speaks) await speaksAt(700)(one);
  await one.signIn(name, Person.passwordOf(name));
  here.push(one);
  return one;
}

/** A port of this machine where nobody listens by UDP: as a router that forwards nothing, but that it says so. */
async function closedPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  const { port } = socket.address();
  await new Promise<void>((done) => socket.close(done));
  return port;
}

/** The server's answers name another port for these ways. */
async function misled(one: Visitor, ways: readonly ('udp' | 'tcp')[], port: number): Promise<void> {
  await one.page.route('**/api/voice/checks', async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    for (const way of ways) {
      const named = new RegExp(`(a=candidate:\\S+ 1 ${way} \\d+ \\S+) \\d+ typ`, 'g');
      body.sdp = body.sdp.replace(named, `$1 ${port} typ`);
    }
    await route.fulfill({ response, json: body });
  });
}

async function test(one: Visitor): Promise<void> {
  await one.go('/settings/voice');
  await one.page.getByRole('button', { name: 'Test', exact: true }).click();
}

const rows = (one: Visitor) =>
  one.page.getByRole('list', { name: 'Ways to the voice server' }).getByRole('listitem');
const says = (one: Visitor, text: string | RegExp) =>
  one.page.getByRole('status').getByText(text).waitFor({ timeout: 90_000 });

it('is content where talk and microphone get through', async () => {
  const one = await visitor();
  await test(one);
  await says(one, 'Talk gets through, by UDP and by TCP.');
  await says(one, 'The server hears your microphone.');
  await expect
    .poll(() => rows(one).allTextContents())
    .toEqual([
      expect.stringMatching(/^UDP \d+, 127\.0\.0\.1gets through$/),
      expect.stringMatching(/^TCP \d+, 127\.0\.0\.1gets through$/),
    ]);
  expect(await axe(one.page)).toEqual([]);
  await one.shot('voice-doctor');
});

it('says what to do where UDP is refused', async () => {
  const one = await visitor();
  const port = await closedPort();
  await misled(one, ['udp'], port);
  await test(one);
  await says(one, `UDP ${port} does not reach this server: forward it in the router there.`);
  // The microphone takes the way that is left.
  await says(one, 'The server hears your microphone.');
  await says(one, 'Talk goes over TCP meanwhile.');
  await expect
    .poll(() => rows(one).allTextContents())
    .toEqual([
      `UDP ${port}, 127.0.0.1does not arrive`,
      expect.stringMatching(/^TCP \d+, 127\.0\.0\.1gets through$/),
    ]);
});

it('says so where nothing gets through', async () => {
  const one = await visitor();
  const port = await freePort();
  await misled(one, ['udp', 'tcp'], port);
  await test(one);
  await says(one, `Neither UDP nor TCP ${port} reaches this server`);
});

it('tries the connection without a microphone too', async () => {
  const one = await visitor({ speaks: false });
  await test(one);
  await says(one, 'Talk gets through, by UDP and by TCP.');
  await says(one, 'The browser keeps the microphone closed.');
});

it('leaves a call alone that goes on meanwhile', async () => {
  await owner.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'Fireside' });
  await owner.bring('member', 'tavi');
  const [mara, tavi] = [await visitor(), await visitor({ name: 'tavi' })];
  for (const { page } of [mara, tavi]) {
    await page.getByRole('link', { name: /^Fireside/ }).hover();
    await page.getByRole('button', { name: 'Join Fireside', exact: true }).click();
    await page.getByRole('region', { name: 'The call' }).waitFor();
  }
  await hears(mara.page, [700], [700]);
  // Within the page: a new one would be out of the call.
  await tavi.page.getByRole('link', { name: /^Fireside/ }).click();
  await tavi.page.getByRole('button', { name: 'Voice settings' }).click();
  await tavi.page.getByRole('button', { name: 'Test', exact: true }).click();
  await says(tavi, 'The server hears your microphone.');
  await hears(mara.page, [700], [700]);
  await hears(tavi.page, [700], [700]);
});
