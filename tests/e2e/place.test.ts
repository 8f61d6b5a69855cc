// Who holds the keys gives the place another name, and everybody's page says so at once; nobody else
// finds where.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let mara: Visitor;
let tavi: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  const owner = await server.setUp();
  await owner.bring('member', 'tavi');
  mara = await Visitor.arrive(browser, server.origin);
  tavi = await Visitor.arrive(browser, server.origin);
  await mara.signIn('mara', Person.passwordOf('mara'));
  await tavi.signIn('tavi', Person.passwordOf('tavi'));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

describe('the name of the place', () => {
  it('is changed in the settings and heard by everybody', async () => {
    await mara.go('/settings/server');
    await mara.page.getByLabel('Name of the place').fill('The Long Table');
    await mara.shot('server-settings');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Save' }).click();
    await mara.page.getByText('Saved. Everybody sees it now.').waitFor();
    await expect.poll(() => tavi.page.title()).toContain('The Long Table');
  });

  it('is nothing that others are offered', async () => {
    await tavi.go('/settings/profile');
    await tavi.page.getByRole('link', { name: 'Profile' }).waitFor();
    await expect.poll(() => tavi.page.getByRole('link', { name: 'The place' }).count()).toBe(0);
    await tavi.go('/settings/server');
    await tavi.page.getByText('Only who holds the keys may change this.').waitFor();
    expect(await tavi.faults()).toEqual([]);
  });
});
