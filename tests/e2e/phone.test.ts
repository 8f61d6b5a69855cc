// One pane in the hand: Back takes away what lies over the room, the box keeps its width for words, a page
// fills the screen, and what was written for a room that is gone can still be had.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openBrowser, phone, restingBox, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
let kitchen: string;
let mara: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  for (let i = 0; i < 60; i += 1) await owner.say(`hay bale ${i}`);
  await owner.say('a first word');
  kitchen = (await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'kitchen' })).id;
  mara = await Visitor.arrive(browser, server.origin, { ...phone, colorScheme: 'dark' });
  await mara.signIn('mara', Person.passwordOf('mara'));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const panel = () => mara.page.getByRole('navigation', { name: 'Rooms' });
const openDrawer = async () => {
  await mara.page.getByRole('button', { name: /^Rooms/ }).tap();
  await panel().waitFor();
};
const closed = (what: 'rooms' | 'people') =>
  (what === 'rooms' ? panel() : mara.page.getByRole('complementary', { name: 'People' })).waitFor({
    state: 'hidden',
  });
const path = () => mara.page.evaluate(() => location.pathname);
const entries = () => mara.page.evaluate(() => history.length);
const marked = () => mara.page.evaluate(() => history.state !== null);

describe('a room on a phone', () => {
  it('is left by Back only when nothing lies over it', async () => {
    await mara.go('/settings/appearance');
    await mara.go('/c/home');
    await mara.rowsAreReady();
    await openDrawer();
    await expect.poll(marked).toBe(true);
    await mara.page.goBack();
    await closed('rooms');
    await expect.poll(() => path()).toBe('/c/home');
    await mara.page.getByRole('button', { name: 'People' }).tap();
    await mara.page.getByRole('complementary', { name: 'People' }).waitFor();
    await expect.poll(marked).toBe(true);
    await mara.page.goBack();
    await closed('people');
    await expect.poll(() => path()).toBe('/c/home');
    await mara.page.goBack();
    await expect.poll(() => path()).toBe('/settings/appearance');
    await mara.page.goForward();
    await mara.box.waitFor();
  });

  it('leaves nothing in the history when its drawer is closed otherwise', async () => {
    await mara.rowsAreReady();
    await openDrawer();
    await expect.poll(marked).toBe(true);
    await mara.page.touchscreen.tap(380, 400);
    await closed('rooms');
    await expect.poll(marked).toBe(false);
    await openDrawer();
    await expect.poll(marked).toBe(true);
    const before = await entries();
    await panel().getByRole('link', { name: 'kitchen' }).tap();
    await mara.page.getByRole('textbox', { name: 'Write to kitchen' }).waitFor();
    await closed('rooms');
    await expect.poll(() => entries()).toBe(before);
    await expect.poll(() => marked()).toBe(false);
    await mara.page.goBack();
    await mara.box.waitFor();
    await expect.poll(() => path()).toBe('/c/home');
  });

  it('closes a sheet and the question behind it by Back, before anything is left', async () => {
    const sheet = mara.page.getByRole('menu', { name: 'About this message' });
    const openSheet = async () => {
      await mara.said('a first word').first().click({ button: 'right' });
      await sheet.waitFor();
      await expect.poll(marked).toBe(true);
    };
    await openSheet();
    await mara.page.goBack();
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => path()).toBe('/c/home');
    await openSheet();
    await mara.page.getByRole('menuitem', { name: 'Delete' }).tap();
    const question = mara.page.getByRole('heading', { name: 'Delete this message?' });
    await question.waitFor();
    await expect.poll(marked).toBe(true);
    await mara.page.goBack();
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => path()).toBe('/c/home');
    await expect.poll(() => marked()).toBe(false);
  });

  it('comes back by Back from a hit to the hits as they stood', async () => {
    await mara.go('/c/home');
    await mara.rowsAreReady();
    await mara.page.getByRole('button', { name: 'Search', exact: true }).last().tap();
    const pane = mara.page.getByRole('complementary', { name: 'Search' });
    await pane.getByRole('combobox').fill('hay');
    const hit = pane.getByRole('link', { name: /hay bale 30\b/ }).first();
    await hit.scrollIntoViewIfNeeded();
    const scrolled = () => pane.locator('[data-scrolls]').evaluate((list) => list.scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(200);
    await mara.shot('hits-phone-dark');
    await hit.tap();
    await pane.waitFor({ state: 'detached' });
    await mara.page.waitForURL(/\/c\/home\/\d+$/);
    await mara.page.goBack();
    await hit.waitFor();
    await expect.poll(() => path()).toBe('/c/home');
    expect(Math.abs((await scrolled()) - before)).toBeLessThan(2);
    await expect.poll(marked).toBe(true);
    await mara.page.goBack();
    await pane.waitFor({ state: 'detached' });
  });

  it('shows its notices where they cover neither box nor button', async () => {
    await mara.said('a first word').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Save', exact: true }).tap();
    const notice = mara.page.getByText('Saved. You find it behind the name of the room.');
    await notice.waitFor();
    await mara.shot('notice-phone-dark');
    const at = await restingBox(notice);
    const box = await restingBox(mara.box);
    expect(at.y + at.height).toBeLessThan(box.y - 100);
    await mara.page.getByRole('button', { name: 'Close the notice' }).tap();
  });

  it('draws the names that are offered over what floats above the list', async () => {
    await mara.page.evaluate(() =>
      document.querySelector('[aria-label="Message list"]')?.scrollTo(0, -900),
    );
    const pill = mara.page.getByRole('button', { name: /ack to now/ });
    await pill.waitFor();
    await mara.box.pressSequentially(':smi');
    await mara.page.getByRole('option').nth(2).waitFor();
    const at = await restingBox(pill);
    await mara.shot('names-over-pill-phone-dark');
    const onTop = await mara.page.evaluate(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.closest('[role=listbox]') !== null,
      [at.x + at.width / 2, at.y + at.height / 2],
    );
    expect(onTop).toBe(true);
    await mara.box.fill('');
    await pill.tap();
  });

  it('has a box that keeps its width when the number stands in it', async () => {
    const width = async () => (await mara.box.boundingBox())?.width ?? 0;
    const before = await width();
    await mara.box.fill('word '.repeat(760));
    await mara.page.locator('#box-count').waitFor();
    await expect.poll(() => width()).toBe(before);
    await mara.shot('count-phone-dark');
    await mara.box.fill('word '.repeat(1200));
    await mara.page.getByText('too many').waitFor();
    await expect.poll(() => width()).toBe(before);
    await mara.shot('too-many-phone-dark');
    await mara.box.fill('');
  });

  it('gives back what was written for a room that is gone', async () => {
    await openDrawer();
    await panel().getByRole('link', { name: 'kitchen' }).tap();
    const box = mara.page.getByRole('textbox', { name: 'Write to kitchen' });
    await box.waitFor();
    await mara.context.route('**/api/sendmessage', (route) => route.abort());
    for (const words of ['The oven is hot', 'The bread is burnt']) {
      await box.fill(words);
      await mara.page.getByRole('button', { name: 'Send', exact: true }).tap();
    }
    await box.fill('Does anybody');
    await owner.must(204, 'DELETE', `/api/channels/${kitchen}`);
    await mara.page.getByRole('heading', { name: 'This room is not there' }).waitFor();
    await mara.context.unroute('**/api/sendmessage');
    const left = (words: string) => mara.page.getByRole('listitem').filter({ hasText: words });
    await left('The bread is burnt').waitFor();
    await left('Does anybody').waitFor();
    await mara.shot('left-words-phone-dark');
    expect(await axe(mara.page)).toEqual([]);
    await left('The bread is burnt').getByRole('button', { name: 'Delete' }).tap();
    await left('Does anybody').getByRole('button', { name: 'Delete' }).tap();
    await left('The oven is hot').getByRole('button', { name: 'Send to home' }).tap();
    await left('The oven is hot').waitFor({ state: 'detached' });
    await mara.page.getByRole('link', { name: 'Go home' }).tap();
    await mara.sees('The oven is hot');
    const said = (await owner.history()).map((one) => one.content);
    expect(said.filter((words) => words.startsWith('The '))).toEqual(['The oven is hot']);
  });
});

describe('the settings on a phone', () => {
  it('fill the screen from edge to edge', async () => {
    await mara.go('/settings');
    const list = mara.page.getByRole('navigation', { name: 'Settings' });
    await list.waitFor();
    const box = await restingBox(list);
    expect(box).toMatchObject({ x: 0, y: 0, width: phone.viewport.width });
    expect(box.height).toBeGreaterThanOrEqual(phone.viewport.height);
    await mara.shot('settings-phone-dark');
    await mara.page.emulateMedia({ colorScheme: 'light' });
    await mara.shot('settings-phone-light');
    expect(await mara.faults()).toEqual([]);
  });
});
