// Writing as people do it: marks by keys and by hand, names that complete themselves, emoji from the
// picker, code with colours, secrets that stay secret until pressed.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, openBrowser, phone, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
let mara: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  const otis = await owner.bring('member', 'otis');
  await otis.bring('member', 'tavi').catch(() => owner.bring('member', 'tavi'));
  await otis.say(
    'Small thing for the hall display, so nobody stands on the platform again:\n' + code,
  );
  await otis.say(everything);
  await otis.say('🔥🐐');
  mara = await Visitor.arrive(browser, server.origin, { ...desktop, colorScheme: 'dark' });
  await mara.signIn('mara', Person.passwordOf('mara'));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const code = [
  '```python',
  '# how long until the kettle is worth it',
  'def minutes_left(train, walk=12):',
  '    return max(0, train - now() - walk)',
  '```',
].join('\n');
const everything = [
  '# Cabin trip',
  'Is there an oven, or is it a *boil everything* **situation**? __Do__ ~~not~~ ask, see `man oven`.',
  '> Two bedrooms, one fire,',
  '> and no signal.',
  '- bread',
  '  1. two loaves',
  '  2. butter',
  '- [the big pot](https://example.org/pot) for #home',
  'The goat is called ||Turnip||. Train at <t:1780000000:t>. 🐐',
].join('\n');

const content = async () => (await owner.history()).at(-1).content as string;

describe('a text that is read', () => {
  it('has its code in colours, named, and copied by a press', async () => {
    const row = mara.said('Small thing for the hall display');
    await row.locator('code span').first().waitFor();
    await expect
      .poll(() => row.locator('pre').innerText())
      .toContain('def minutes_left(train, walk=12):\n    return');
    await expect.poll(() => row.getByText('python', { exact: true }).count()).toBe(1);
    await mara.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await row.getByRole('button', { name: 'Copy code' }).click();
    const copied = await mara.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(code.split('\n').slice(1, -1).join('\n'));
  });

  it('hides what is hidden until it is pressed, by key too', async () => {
    const row = mara.said('The goat is called');
    const hidden = row.getByRole('button', { name: 'Hidden words: press to show them' });
    await expect.poll(() => hidden.ariaSnapshot()).not.toContain('Turnip');
    await hidden.focus();
    await mara.page.keyboard.press('Enter');
    await row.getByText('Turnip').waitFor();
    await expect.poll(() => hidden.count()).toBe(0);
  });

  it('leads where its words say, rooms of ours in this tab', async () => {
    const row = mara.said('The goat is called');
    const pot = row.getByRole('link', { name: 'the big pot' });
    await expect.poll(() => pot.getAttribute('href')).toBe('https://example.org/pot');
    await expect
      .poll(() => row.getByRole('link', { name: 'home' }).getAttribute('href'))
      .toBe('/c/home');
  });

  it('of emoji alone is large', async () => {
    const size = await mara
      .said('🔥🐐')
      .getByText('🔥🐐')
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    expect(size).toBeGreaterThan(30);
  });

  it('is one line without marks in a reply, and tells no secret there', async () => {
    await mara.said('The goat is called').first().focus();
    await mara.page.keyboard.press('r');
    const line = mara.page.getByText('Reply to');
    await expect
      .poll(() => line.innerText())
      .toContain('Cabin trip Is there an oven, or is it a boil everything');
    await expect.poll(() => line.innerText()).not.toContain('Turnip');
    await mara.page.keyboard.press('Escape');
  });

  it('of thousands of lines of code is coloured beside the page', async () => {
    const long = `\`\`\`js\n${Array.from({ length: 260 }, (_, n) => `let a${n};`).join('\n')}\n\`\`\``;
    await owner.say(long);
    const row = mara.said('let a0;').last();
    await row.getByRole('button', { name: 'Show all of it' }).click();
    await row.locator('code span').first().waitFor();
    expect((await row.locator('pre').innerText()).split('\n')).toHaveLength(260);
    expect(await mara.faults()).toEqual([]);
  });
});

describe('a text that is written', () => {
  it('gets its marks by keys, and undo takes them back', async () => {
    const { page, box } = mara;
    await box.fill('be very quiet');
    await box.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 7));
    await page.keyboard.press('Control+b');
    await expect.poll(() => box.inputValue()).toBe('be **very** quiet');
    await page.keyboard.press('Control+i');
    await expect.poll(() => box.inputValue()).toBe('be ***very*** quiet');
    await page.keyboard.press('Control+i');
    await page.keyboard.press('Control+b');
    await expect.poll(() => box.inputValue()).toBe('be very quiet');
    await page.keyboard.press('Control+Shift+X');
    await expect.poll(() => box.inputValue()).toBe('be ~~very~~ quiet');
    await page.keyboard.press('Control+z');
    await expect.poll(() => box.inputValue()).toBe('be very quiet');
  });

  it('becomes a link by pasting an address over it', async () => {
    const { page, box } = mara;
    await page.evaluate(() => navigator.clipboard.writeText('https://example.org/pot'));
    await box.fill('bring the big pot');
    await box.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(6, 17));
    await page.keyboard.press('Control+v');
    await expect.poll(() => box.inputValue()).toBe('bring [the big pot](https://example.org/pot)');
  });

  it('completes the names of people, rooms and emoji', async () => {
    const { page, box } = mara;
    await box.fill('');
    await box.pressSequentially('ask @ot');
    const list = page.getByRole('listbox', { name: 'Names that fit' });
    await list.getByRole('option', { name: 'otis' }).waitFor();
    await expect.poll(() => box.getAttribute('aria-activedescendant')).toBe('box-names-0');
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toContain('Otis @otis, 1 of 1');
    await mara.shot('completion-people');
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('ask @otis ');
    await box.pressSequentially('in #ho');
    await list.getByRole('option', { name: 'home' }).waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => box.inputValue()).toBe('ask @otis in #home ');
    await box.pressSequentially(':tad');
    await list.getByRole('option').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await mara.shot('completion-emoji');
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('ask @otis in #home 🎉 ');
    await page.keyboard.press('Control+z');
    await expect.poll(() => box.inputValue()).toBe('ask @otis in #home :tad');
    await page.keyboard.press('Escape');
    await expect.poll(() => list.count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(content).toBe('ask @otis in #home :tad');
  });

  it('takes an emoji that is spelled out', async () => {
    await mara.box.fill('');
    await mara.box.pressSequentially('well :tada:');
    await expect.poll(() => mara.box.inputValue()).toBe('well 🎉');
  });
});

describe('the emoji picker', () => {
  const picker = () => mara.page.getByRole('dialog', { name: 'Emoji' });
  const open = async () => {
    await mara.page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await picker().getByRole('group', { name: 'Faces' }).waitFor();
  };

  it('puts what was found where the caret is, by keyboard alone', async () => {
    await mara.box.fill('Bringing the ');
    await open();
    await mara.shot('emoji-picker');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.type('teapot');
    await picker().getByRole('option', { name: 'teapot' }).waitFor();
    await mara.page.keyboard.press('Enter');
    await expect.poll(() => picker().count()).toBe(0);
    await mara.page.keyboard.type('!');
    await expect.poll(() => mara.box.inputValue()).toBe('Bringing the 🫖!');
  });

  it('shows what was used, first', async () => {
    await open();
    const used = picker().getByRole('group', { name: 'You use these' }).getByRole('option');
    await expect.poll(() => used.first().innerText()).toBe('🫖');
    await mara.page.keyboard.press('Escape');
    await expect.poll(() => picker().count()).toBe(0);
  });

  it('keeps the skin tone', async () => {
    await open();
    await picker().getByRole('button', { name: 'Skin tone: None' }).click();
    await picker().getByRole('radio', { name: 'Medium', exact: true }).click();
    await mara.page.keyboard.press('Escape');
    await mara.page.reload();
    await mara.box.fill('');
    await open();
    await picker().getByRole('combobox').fill('waving hand');
    await picker().getByRole('option', { name: 'waving hand' }).click();
    await expect.poll(() => mara.box.inputValue()).toBe('👋🏽');
  });

  it('moves by arrows, row by row, and leads to its groups', async () => {
    await open();
    await mara.page.keyboard.press('ArrowDown');
    await mara.page.keyboard.press('ArrowDown');
    await mara.page.keyboard.press('ArrowRight');
    const chosen = picker().locator('[role=option][aria-selected=true]');
    await expect.poll(() => chosen.count()).toBe(1);
    await picker().getByRole('button', { name: 'Flags' }).click();
    await picker()
      .getByRole('option', { name: 'chequered flag' })
      .or(picker().getByRole('option', { name: 'checkered flag' }))
      .first()
      .waitFor();
    await mara.page.keyboard.press('Escape');
    expect(await mara.faults()).toEqual([]);
  });
});

const looks = [
  ['desktop light', { ...desktop, colorScheme: 'light' }],
  ['desktop dark', { ...desktop, colorScheme: 'dark' }],
  ['phone dark', { ...phone, colorScheme: 'dark' }],
  ['phone light', { ...phone, colorScheme: 'light' }],
] as const;

describe.each(looks)('text on a %s', (look, options) => {
  it('is clean for axe and stays inside its window', async () => {
    const visitor = await Visitor.arrive(browser, server.origin, options);
    const name = look.replace(' ', '-');
    await visitor.signIn('mara', Person.passwordOf('mara'));
    await visitor.go('/c/home/3');
    await visitor.said('Small thing').locator('code span').first().waitFor();
    await visitor.shot(`text-${name}`);
    expect(await axe(visitor.page)).toEqual([]);
    await visitor.page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await visitor.page.getByRole('group', { name: 'Faces' }).waitFor();
    await visitor.shot(`emoji-picker-${name}`);
    // Two thousand emoji take axe half a minute; one look at all of them stands above.
    await visitor.page.getByRole('combobox').fill('tea');
    await visitor.page.getByRole('group', { name: 'Found' }).waitFor();
    expect(await axe(visitor.page)).toEqual([]);
    await visitor.leave();
  });
});
