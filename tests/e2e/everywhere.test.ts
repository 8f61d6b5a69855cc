// Everything that opens, in both lights, on a desktop, on a phone and at twice the size: axe finds nothing,
// no word is cut off or left in English, and all that can be pressed can be reached.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, cutWords } from '../lib/axe.ts';
import { desktop, openBrowser, phone, Visitor } from '../lib/browser.ts';
import { furnish } from '../lib/furnished.ts';
import { englishLeft, inEnglish, inGerman } from '../lib/german.ts';
import { Opening } from '../lib/opening.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';
import { surfaces } from '../lib/surfaces.ts';
import { outOfReach, overWide, spilledWords } from '../lib/whole.ts';

let browser: Browser;
let server: SnugServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  await furnish(server);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const twice = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
const german = { locale: 'de-DE', timezoneId: 'Europe/Berlin' };
const allLooks: [string, BrowserContextOptions][] = [
  ['a desktop, dark, German', { ...desktop, ...german, colorScheme: 'dark' }],
  ['a desktop, light, English', { ...desktop, colorScheme: 'light' }],
  ['a phone, dark, English', { ...phone, colorScheme: 'dark' }],
  ['a phone, light, German', { ...phone, ...german, colorScheme: 'light' }],
  ['a desktop at 200 %, dark, German', { ...twice, ...german, colorScheme: 'dark' }],
  ['a desktop at 200 %, light, German', { ...twice, ...german, colorScheme: 'light' }],
];

/** Both lights where there is least room, unless all are wanted. */
const looks =
  process.env['SNUG_EVERYWHERE'] === 'all'
    ? allLooks
    : allLooks.filter(([look]) =>
        ['a phone, light, German', 'a desktop at 200 %, dark, German'].includes(look),
      );

async function signIn(visitor: Visitor): Promise<void> {
  await visitor.go('/');
  await visitor.page.locator('input[name=username]').fill('mara');
  await visitor.page.locator('input[name=password]').fill(Person.passwordOf('mara'));
  await visitor.page.keyboard.press('Enter');
  await visitor.rowsAreReady();
}

describe.each(looks)('on %s', (look, options) => {
  let at: Opening;
  let visitor: Visitor;
  const speaksGerman = options.locale === german.locale;
  beforeAll(async () => {
    visitor = await Visitor.arrive(browser, server.origin, options);
    await signIn(visitor);
    at = new Opening(visitor, speaksGerman ? inGerman : inEnglish);
  });
  afterAll(() => visitor?.leave());

  it.each(surfaces)('$name is whole', async ({ name, open }) => {
    await open(at);
    const { page } = visitor;
    await visitor.shot(`everywhere ${name} ${look}`.replace(/[^\p{L}\d]+/gu, '-'));
    expect(await axe(page)).toEqual([]);
    expect([...(await cutWords(page)), ...(await spilledWords(page))]).toEqual([]);
    expect(await overWide(page), 'the page is wider than its window').toBe(0);
    if (speaksGerman) expect(await englishLeft(page)).toBeUndefined();
    expect(await outOfReach(page)).toEqual([]);
    expect(await visitor.faults()).toEqual([]);
  });
});
