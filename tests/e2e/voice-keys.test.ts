// A call by keys and fingers: where they go on, how one talks while something is held, what the sizes of words and
// the loudness of a voice do to what is there to press.
import { expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, phone, restingBox, type Visitor } from '../lib/browser.ts';
import { cardOf, Fireside, lookIn, pressing } from '../lib/fireside.ts';
import { showsAt } from '../lib/pictures.ts';
import { hears } from '../lib/talk.ts';
import { overWide, spilledWords } from '../lib/whole.ts';

const tones = { mara: 500, tavi: 900 } as const;
const all = Object.values(tones);

let mara: Visitor;
let tavi: Visitor;

const at = Fireside.forFile({}, async () => {
  mara = await at.arrive('mara', tones.mara, desktop, showsAt(2100));
});

const prefers = (one: Visitor, key: string, more: object) =>
  one.page.evaluate(
    ({ kept, wanted }) => {
      const before = JSON.parse(localStorage.getItem(kept) ?? '{}');
      localStorage.setItem(kept, JSON.stringify({ ...before, ...wanted }));
    },
    { kept: key, wanted: more },
  );
const holdsToTalk = (one: Visitor) => prefers(one, 'snug:voice', { mode: 'hold' });
const focused = (one: Visitor) =>
  one.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

it('goes on with the keys at the microphone, whichever "Join" they pressed', async () => {
  const { page } = mara;
  await cardOf(page).hover();
  await pressing(page, 'Join Fireside').press('Enter');
  const panel = page.getByRole('region', { name: 'The call' });
  await panel.waitFor();
  await expect.poll(() => focused(mara)).toBe('Mute');
  await pressing(page, 'Leave').click();
  await cardOf(page).click();
  await page.getByRole('main').getByRole('button', { name: 'Join', exact: true }).press('Enter');
  await page.getByRole('group', { name: 'The call' }).waitFor();
  await expect.poll(() => focused(mara)).toBe('Mute');
});

it('asks for the name of a voice room first, and for no rules of writing', async () => {
  await pressing(mara.page, 'Make a voice room').click();
  const dialog = mara.page.getByRole('dialog', { name: 'Make a voice room' });
  const name = dialog.getByLabel('Name', { exact: true });
  await expect.poll(() => name.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await dialog.getByRole('switch').count()).toBe(1);
  expect(await dialog.getByRole('combobox').count()).toBe(0);
  await mara.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('says to who presses the key to talk that they are muted, and how to be heard', async () => {
  const { page } = mara;
  await holdsToTalk(mara);
  await page.reload();
  await pressing(page, 'Mute').click();
  await page.keyboard.press('ControlRight');
  await page.getByText('You are muted. Press Unmute first, then talk.').first().waitFor();
  expect(await axe(page)).toEqual([]);
  await pressing(page, 'Unmute').click();
  await prefers(mara, 'snug:voice', { mode: 'voice' });
  await page.reload();
  await pressing(page, 'Mute').waitFor();
});

it('talks by a held button from whatever room is read on a phone', {
  timeout: 120_000,
}, async () => {
  tavi = await at.arrive('tavi', tones.tavi, phone as typeof desktop);
  const { page } = tavi;
  await holdsToTalk(tavi);
  await page.reload();
  await page.getByRole('button', { name: /^Rooms/ }).tap();
  await pressing(page, 'Join Fireside').tap();
  await page.getByRole('link', { name: /^Fireside, / }).tap();
  await page.getByRole('group', { name: 'The call' }).waitFor();
  await hears(page, all, [tones.mara]);
  await page.getByRole('button', { name: 'Rooms', exact: true }).tap();
  await page.getByRole('link', { name: /^home/ }).tap();
  const bar = page.getByRole('complementary', { name: 'The call' });
  const talk = bar.getByRole('button', { name: 'Hold to talk' });
  await talk.waitFor();
  await hears(mara.page, all, []);
  const box = await restingBox(talk);
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(await overWide(page)).toBe(0);
  expect(await axe(page)).toEqual([]);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await bar.getByRole('button', { name: 'You are heard' }).waitFor();
  await hears(mara.page, all, [tones.tavi]);
  await tavi.shot('call-bar-held');
  await page.mouse.up();
  await hears(mara.page, all, []);
  await bar.getByRole('button', { name: 'Mute', exact: true }).tap();
  await talk.waitFor({ state: 'detached' });
  await bar.getByRole('button', { name: 'Unmute', exact: true }).tap();
});

it('has every word on its buttons at the largest size of text', { timeout: 120_000 }, async () => {
  await bothInRoom();
  for (const { page } of [mara, tavi]) {
    const tools = page.getByRole('group', { name: 'The call' });
    for (const chat of page === mara.page ? [false, true] : [false]) {
      if (chat) await tools.getByRole('button', { name: 'Chat' }).click();
      const words = tools.getByRole('button').locator('span');
      expect(await words.count()).toBeGreaterThan(4);
      expect(
        await words.evaluateAll((spans) =>
          spans
            .filter((one) => one.scrollWidth > one.clientWidth || one.clientHeight === 0)
            .map((one) => one.textContent),
        ),
      ).toEqual([]);
    }
    expect(await overWide(page)).toBe(0);
    expect(await spilledWords(page)).toEqual([]);
  }
  await mara.shot('voice-large-text');
  await tavi.shot('voice-large-text-phone');
});

async function bothInRoom(): Promise<void> {
  await tavi.page.getByRole('complementary', { name: 'The call' }).getByRole('link').tap();
  for (const one of [mara, tavi]) {
    await prefers(one, 'snug:preferences', { scale: 150 });
    await one.page.reload();
    await one.page.getByRole('group', { name: 'The call' }).waitFor();
  }
}

it('has the handle of what counts as speech where the meter says so', async () => {
  const { page } = mara;
  await prefers(mara, 'snug:preferences', { scale: 100 });
  await mara.go('/settings/voice');
  const meter = await restingBox(page.getByRole('meter', { name: 'Level' }));
  const slider = page.getByRole('slider', { name: 'Counts as speech above' });
  const [top, bottom] = await slider.evaluate((one: HTMLInputElement) => [+one.max, +one.min]);
  for (const db of [-70, -55, -10]) {
    await slider.fill(`${db}`);
    const line = await restingBox(slider.locator('xpath=preceding-sibling::span'));
    const part = (db - (bottom ?? 0)) / ((top ?? 0) - (bottom ?? 0));
    // Where a handle of 20 px stands on a slider of that width, and where that much fills the meter.
    const rail = await restingBox(slider);
    const handle = rail.x + 10 + part * (rail.width - 20);
    expect(Math.abs(line.x + line.width / 2 - handle)).toBeLessThan(1.5);
    expect(Math.abs(meter.x + part * meter.width - handle)).toBeLessThan(1.5);
  }
  await slider.fill('-60');
  await mara.shot('voice-threshold');
  expect(await axe(page)).toEqual([]);
});

it('says that the server is gone before the browser does, and is there again with it', {
  timeout: 120_000,
}, async () => {
  const { page } = mara;
  await mara.go('/c/home');
  await lookIn(page);
  await page.getByText(/^\d+ ms$/).waitFor();
  // The browser still believes in the connection then, and does for some seconds.
  const believes = () => page.evaluate(() => window.__peers?.at(-1)?.connectionState);
  await at.server.kill();
  await page.getByText('reconnecting', { exact: true }).first().waitFor();
  expect(await believes()).toBe('connected');
  await at.server.launch();
  await hears(tavi.page, all, [tones.mara], 20_000);
  await page.getByText(/^\d+ ms$/).waitFor();
});

it('broke no rule of the page, and threw nothing', async () => {
  for (const visitor of [mara, tavi]) expect(await visitor.faults()).toEqual([]);
});
