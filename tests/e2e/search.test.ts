// Finding again what was said, keeping it, passing it on; and somebody one does not want to see.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
let tavi: Person;
let mara: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  tavi = await owner.bring('member', 'tavi');
  await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'cabin' });
  await tavi.say('Is there an oven, or is it a boil everything situation?');
  await owner.say('There is an oven. There is also a goat.');
  for (let i = 0; i < 120; i += 1) await owner.say(`line ${i}`);
  mara = await Visitor.arrive(browser, server.origin);
  await mara.signIn('mara', Person.passwordOf('mara'));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const pane = () => mara.page.getByRole('complementary', { name: 'Search' });

describe('searching', { timeout: 60_000 }, () => {
  it('shows hits with marks and what came next, and leads to them by keys', async () => {
    await mara.page.getByRole('button', { name: 'Search', exact: true }).first().click();
    const line = pane().getByRole('searchbox');
    expect(await line.evaluate((field) => field === document.activeElement)).toBe(true);
    await line.fill('boil');
    const hit = pane().getByRole('link', { name: /boil everything/ });
    await hit.waitFor();
    expect(await hit.locator('mark').allTextContents()).toEqual(['boil']);
    await hit.getByText(/There is also a goat/).waitFor();
    expect(await axe(mara.page)).toEqual([]);
    await mara.shot('search');
    await line.press('ArrowDown');
    await mara.page.keyboard.press('Enter');
    await mara.page.waitForURL(/\/c\/home\/\d+$/);
    await mara.said('boil everything').first().waitFor();
    await mara.page.goBack();
    await hit.waitFor();
  });

  it('takes conditions in and out as chips', async () => {
    const line = pane().getByRole('searchbox');
    await line.fill('oven');
    await pane().getByRole('button', { name: 'from me' }).click();
    await pane()
      .getByRole('link', { name: /also a goat/ })
      .waitFor();
    const other = pane().getByRole('link', { name: /boil everything/ });
    await other.waitFor({ state: 'detached' });
    expect(await pane().getByRole('link').count()).toBe(1);
    await pane().getByRole('button', { name: 'Take out from: mara' }).click();
    await other.waitFor();
    await line.fill('zeppelin in:home');
    await pane().getByText('Nothing with “zeppelin”.').waitFor();
    await pane().getByRole('button', { name: 'Close search' }).click();
  });
});

describe('one message', { timeout: 60_000 }, () => {
  it('is kept, and found again behind the name of the room', async () => {
    await tavi.say('the key lies under the mat');
    await mara.said('under the mat').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Save for myself' }).click();
    await mara.page.getByText('Saved. You find it behind the name of the room.').waitFor();
    await mara.page.getByRole('heading', { name: 'home' }).getByRole('button').click();
    await mara.page.getByRole('menuitem', { name: 'Saved' }).click();
    const shelf = mara.page.getByRole('complementary', { name: 'Saved' });
    await shelf.getByRole('link', { name: /under the mat/ }).waitFor();
    await shelf.getByRole('button', { name: 'Let it go' }).click();
    await shelf.getByText('Nothing saved yet.').waitFor();
    await shelf.getByRole('button', { name: 'Close saved messages' }).click();
  });

  it('is passed on, says whose words it has, and leads back to them', async () => {
    await mara.said('under the mat').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Pass it on' }).click();
    await mara.page.getByRole('dialog').getByRole('button', { name: 'cabin' }).click();
    await mara.page.getByText('Passed on to cabin.').waitFor();
    await mara.page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('link', { name: /cabin/ })
      .click();
    const there = mara.page.getByRole('region', { name: 'Messages in cabin' });
    await there.getByText('under the mat').waitFor();
    await there.getByRole('button', { name: 'Passed on. Tavi said it' }).click();
    await mara.page.waitForURL(/\/c\/home\/\d+$/);
  });
});

describe('somebody blocked', { timeout: 60_000 }, () => {
  it('is folded away, can be looked at, and comes back', async () => {
    await mara.go('/c/home');
    await tavi.say('something rude');
    await mara.sees('something rude');
    await owner.must(204, 'PUT', '/api/blocks/tavi');
    await mara.said('something rude').waitFor({ state: 'detached' });
    const fold = mara.conversation.getByText(/hidden messages?\./).last();
    await fold.waitFor();
    await mara.conversation.getByRole('button', { name: 'Show' }).last().click();
    await mara.sees('something rude');
    await owner.must(204, 'DELETE', '/api/blocks/tavi');
    expect(await mara.faults()).toEqual([]);
  });
});
