// Snug in German, and Snug at twice the size: every page is whole, nothing is cut off, nothing is left
// in English.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, cutWords } from '../lib/axe.ts';
import { desktop, openBrowser, phone, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  const tavi = await owner.bring('member', 'tavi');
  await tavi.say('Wer bringt das Brot?');
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function signInGerman(visitor: Visitor): Promise<void> {
  await visitor.go('/');
  await visitor.page.getByLabel('Dein Name').fill('mara');
  await visitor.page
    .getByRole('textbox', { name: 'Dein Passwort' })
    .fill(Person.passwordOf('mara'));
  await visitor.page.getByRole('button', { name: 'Hereinkommen' }).click();
  await visitor.page.getByRole('textbox', { name: 'Schreib an home' }).waitFor();
}

const german = { locale: 'de-DE', timezoneId: 'Europe/Berlin' } as const;
const sizes = [
  ['desktop', desktop],
  ['phone', phone],
  ['desktop at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const;
const pages = [
  '/c/home',
  '/settings/profile',
  '/settings/appearance',
  '/settings/keys',
  '/settings/access',
  '/settings/language',
  '/settings/devices',
  '/settings/people',
] as const;
/** Words that stand in the English catalogue and in no German sentence. */
const english =
  /\b(?:Settings|Rooms|People|Message|Write to|Sign|Close|Save|Keys|Language|Theme|Only for you|Here|Away)\b/;

describe.each(sizes)('a browser that speaks German, %s', (size, options) => {
  let mara: Visitor;
  beforeAll(async () => {
    mara = await Visitor.arrive(browser, server.origin, { ...options, ...german });
    await signInGerman(mara);
  });
  afterAll(() => mara?.leave());

  it.each(pages)('finds %s whole, and all of it in German', async (path) => {
    await mara.go(path);
    await mara.page.getByRole('main').getByRole('heading').first().waitFor();
    await mara.shot(`german ${path} ${size}`.replace(/[^a-z0-9]+/g, '-'));
    await expect.poll(() => mara.page.evaluate(() => document.documentElement.lang)).toBe('de');
    expect(await axe(mara.page)).toEqual([]);
    expect(await cutWords(mara.page)).toEqual([]);
    const overflow = await mara.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    const said = await mara.page.evaluate(() => {
      const labels = [...document.querySelectorAll('[aria-label]')].map((one) =>
        one.getAttribute('aria-label'),
      );
      return [document.title, document.body.innerText, ...labels].join('\n');
    });
    expect(said.match(english)?.[0]).toBeUndefined();
  });
});

describe('what was refused', () => {
  it('says in German the very reason that the server gave', async () => {
    const mara = await Visitor.arrive(browser, server.origin, { ...desktop, ...german });
    await signInGerman(mara);
    // A sign that nobody sees, and that is no white space either.
    await mara.page.getByRole('textbox', { name: 'Schreib an home' }).fill('\u2063');
    await mara.page.keyboard.press('Enter');
    const why = mara.page.getByRole('alert').filter({ hasText: 'Nicht gesendet' });
    await why.getByText('Von dieser Nachricht wäre nichts zu sehen.').waitFor();
    await why.getByRole('button', { name: 'Löschen' }).click();
    expect(await mara.faults()).toEqual([]);
    await mara.leave();
  });
});

describe('emoji in German', () => {
  it('are found by their German names, in a picker that speaks German', async () => {
    const mara = await Visitor.arrive(browser, server.origin, { ...desktop, ...german });
    await signInGerman(mara);
    await mara.page.getByRole('button', { name: 'Emoji', exact: true }).click();
    const picker = mara.page.getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('group', { name: 'Gesichter' }).waitFor();
    await mara.page.keyboard.type('teekanne');
    await picker.getByRole('option', { name: 'Teekanne' }).waitFor();
    await mara.page.keyboard.press('Enter');
    await expect
      .poll(() => mara.page.getByRole('textbox', { name: 'Schreib an home' }).inputValue())
      .toBe('🫖');
    await mara.leave();
  });
});

describe('choosing another language', () => {
  it('changes everything at once, keeps to it, and writes times as wished', async () => {
    const mara = await Visitor.arrive(browser, server.origin);
    await mara.signIn('mara', Person.passwordOf('mara'));
    await mara.go('/settings/language');
    await mara.page.getByRole('radio', { name: 'Deutsch' }).check();
    await mara.page.getByRole('heading', { name: 'Sprache', level: 1 }).waitFor();
    await expect
      .poll(() => mara.page.evaluate(() => document.activeElement?.tagName))
      .toBe('INPUT');
    await mara.page.getByRole('radio', { name: '12 Stunden' }).check();
    await mara.page.getByText(/Zeiten sehen so aus: 8:14/).waitFor();
    await mara.page.reload();
    await mara.page.getByRole('heading', { name: 'Sprache', level: 1 }).waitFor();
    await mara.page.getByRole('radio', { name: 'English' }).check();
    await mara.page.getByRole('heading', { name: 'Language', level: 1 }).waitFor();
    expect(await mara.faults()).toEqual([]);
    await mara.leave();
  });
});
