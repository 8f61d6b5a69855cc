// Voice messages: recorded in the browser (Chromium brings a microphone that beeps), listened to, sent, played by
// the others; and what happens where there is no microphone to be had.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openWholeBrowser, phone, restingBox, type Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';

let owner: Person;
let mara: Visitor;
let other: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner } = home);
  mara = await home.visit('mara', undefined, ({ context }) =>
    context.grantPermissions(['microphone']),
  );
  other = await home.visit('tavi');
}, openWholeBrowser);

const mic = (page: Page) => page.getByRole('button', { name: 'Record a voice message' });
const strip = (page: Page) => page.getByRole('group', { name: 'Voice message' });
const discard = (page: Page) => page.getByRole('button', { name: 'Throw it away' });
const stop = (page: Page) => page.getByRole('button', { name: 'Stop and listen' });
const send = (page: Page) => page.getByRole('button', { name: 'Send voice message' });
const inState = (page: Page, state: string) => page.locator(`[data-clip="${state}"]`).waitFor();

/** On a busy machine a sound is looked into for a while. */
const patienceMs = 120_000;

interface Voice {
  name: string;
  state: string;
}

async function voices(): Promise<Voice[]> {
  const all = (await owner.history()).flatMap(({ attachments }) => attachments as Voice[]);
  // By name: what kind it is, the server tells when it has looked into it.
  return all.filter(({ name }) => name.startsWith('Voice message'));
}

/** Everything that leaves the page while `work` runs. */
async function asked(page: Page, work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const note = (request: { method(): string; url(): string }) =>
    seen.push(`${request.method()} ${new URL(request.url()).pathname}`);
  page.on('request', note);
  await work();
  page.off('request', note);
  return seen.filter((each) => each.includes('/api/uploads'));
}

async function hold(page: Page, ms: number): Promise<void> {
  const box = await restingBox(mic(page));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await inState(page, 'recording');
  await page.waitForTimeout(ms);
}

describe('a voice message', () => {
  it('is said while the button is held, listened to, sent, and played by somebody else', async () => {
    const { page } = mara;
    const early = await asked(page, async () => {
      await hold(page, 1800);
      await mara.shot('clip-recording');
      await page.mouse.up();
      await inState(page, 'done');
      await strip(page).getByRole('button', { name: /^Play/ }).click();
      await expect
        .poll(() =>
          strip(page)
            .locator('audio')
            .evaluate((one: HTMLAudioElement) => one.currentTime),
        )
        .toBeGreaterThan(0.2);
    });
    expect(early).toEqual([]);
    await mara.shot('clip-listening');
    expect(await axe(page)).toEqual([]);
    await send(page).click();
    await strip(page).waitFor({ state: 'detached' });

    await expect
      .poll(async () => (await voices())[0]?.state, { timeout: patienceMs })
      .toBe('ready');
    const [voice] = await voices();
    expect(voice?.name).toMatch(/^Voice message \d{4}-\d\d-\d\d \d\d\.\d\d\.\w+$/);

    const row = other.conversation
      .getByRole('listitem')
      .filter({ has: other.page.locator('audio') });
    await row.getByRole('button', { name: /^Play Voice message/ }).click();
    await expect
      .poll(() => row.locator('audio').evaluate((one: HTMLAudioElement) => one.currentTime))
      .toBeGreaterThan(0.3);
    await expect.poll(() => row.locator('svg rect').count()).toBeGreaterThan(20);
    await other.shot('clip-in-room');
  });

  it('that is thrown away sends nothing', async () => {
    const { page } = mara;
    const before = (await voices()).length;
    const left = await asked(page, async () => {
      // A press goes on by itself.
      await mic(page).click();
      await inState(page, 'recording');
      await page.waitForTimeout(600);
      await discard(page).click();
      await strip(page).waitFor({ state: 'detached' });
      await page.waitForTimeout(500);
    });
    expect(left).toEqual([]);
    await expect.poll(() => voices()).toHaveLength(before);
    await expect.poll(() => mara.box.evaluate((box) => box === document.activeElement)).toBe(true);
  });

  it('goes by keyboard alone', async () => {
    const { page } = mara;
    const before = (await voices()).length;
    await mic(page).focus();
    await page.keyboard.press('Enter');
    await inState(page, 'recording');
    await page.waitForTimeout(700);
    await expect
      .poll(() => stop(page).evaluate((one) => one === document.activeElement))
      .toBe(true);
    await page.keyboard.press('Escape');
    await inState(page, 'done');
    await expect
      .poll(() => send(page).evaluate((one) => one === document.activeElement))
      .toBe(true);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await voices()).length, { timeout: patienceMs })
      .toBe(before + 1);
  });

  it('waits with words that stand in the box, and in its room for who looks away', async () => {
    const { page } = mara;
    await mara.box.fill('Listen to this');
    await mic(page).click();
    await inState(page, 'recording');
    await page.waitForTimeout(600);
    await stop(page).click();
    await inState(page, 'done');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.goBack();
    await inState(page, 'done');
    await page.getByRole('button', { name: 'Add it to the message' }).click();
    await page.getByRole('list', { name: 'Files for the next message' }).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await other
      .said('Listen to this')
      .getByRole('button', { name: /^Play Voice/ })
      .waitFor({ timeout: patienceMs });
  });

  it('that was not sent is there after a reload, in one tab alone, to be listened to and sent', async () => {
    const { page } = mara;
    const before = (await voices()).length;
    await expect.poll(() => mic(page).getAttribute('data-tip')).toBe('Record a voice message');
    await mic(page).click();
    await inState(page, 'recording');
    await page.waitForTimeout(900);
    await stop(page).click();
    await inState(page, 'done');
    await page.reload();
    await inState(page, 'done');
    const second = await mara.context.newPage();
    await second.goto(mara.origin);
    await mic(second).waitFor();
    await second.waitForTimeout(500);
    await expect.poll(() => strip(second).count()).toBe(0);
    await second.close();
    await strip(page)
      .getByRole('button', { name: /^Play / })
      .click();
    await strip(page)
      .getByRole('button', { name: /^Pause / })
      .waitFor();
    await send(page).click();
    await expect
      .poll(async () => (await voices()).length, { timeout: patienceMs })
      .toBe(before + 1);
    await page.reload();
    await mic(page).waitFor();
    await page.waitForTimeout(500);
    await expect.poll(() => strip(page).count()).toBe(0);
  });

  it('is not lost when the page dies while somebody speaks', async () => {
    const { page, context } = mara;
    await mic(page).click();
    await inState(page, 'recording');
    await page.waitForTimeout(4500);
    await mara.newPage();
    const crashed = page.waitForEvent('crash');
    page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await page.close();
    await mara.go('/');
    await inState(mara.page, 'done');
    await discard(mara.page).click();
    await mara.page.reload();
    await mic(mara.page).waitFor();
    await mara.page.waitForTimeout(500);
    await expect.poll(() => strip(mara.page).count()).toBe(0);
    expect(context.pages()).toHaveLength(1);
  });

  it('is refused with what to do', async () => {
    await mara.context.clearPermissions();
    await mic(mara.page).click();
    await mara.page.getByText('The browser keeps the microphone closed.').waitFor();
    await expect.poll(() => strip(mara.page).count()).toBe(0);
    expect(await mara.faults()).toEqual([]);
    expect(await other.faults()).toEqual([]);
  });

  it('fits a phone: a finger holds, slides away, slides up', async () => {
    const small = await visit('tavi', { ...phone, colorScheme: 'dark' }, ({ context }) =>
      context.grantPermissions(['microphone']),
    );
    const { page } = small;
    const before = (await voices()).length;
    await mic(page).waitFor();
    await small.shot('clip-phone');
    const box = await restingBox(mic(page));
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', left = 0, up = 0) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x - left, y: y - up }],
      });
    await touch('touchStart');
    await inState(page, 'recording');
    await page.waitForTimeout(700);
    await small.shot('clip-phone-held');
    await touch('touchMove', 40);
    await touch('touchMove', 120);
    await strip(page).waitFor({ state: 'detached' });
    await touch('touchEnd');
    await expect.poll(() => voices()).toHaveLength(before);

    await touch('touchStart');
    await inState(page, 'recording');
    await touch('touchMove', 0, 80);
    await touch('touchEnd');
    await page.waitForTimeout(600);
    await inState(page, 'recording');
    await stop(page).click();
    await small.shot('clip-phone-listening');
    await send(page).click();
    await expect
      .poll(async () => (await voices()).length, { timeout: patienceMs })
      .toBe(before + 1);

    await small.box.fill('Words');
    await expect.poll(() => mic(page).isVisible()).toBe(false);
    expect(await small.faults()).toEqual([]);
    await small.leave();
  });
});
