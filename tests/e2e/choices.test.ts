// What people choose for themselves, and what comes of it: size and density of text, contrast, pronouns and
// a colour, who hears that they write, where they are signed in, what they take along, and leaving.
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, phone, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';
import { overWide, spilledWords } from '../lib/whole.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await owner.say('Soup is on at eight. https://example.org/recipe');
  await tavi.say('I bring two loaves of the dark bread from the corner');
  mara = await home.visit('mara');
});

const dialog = () => mara.page.getByRole('dialog');

/** What a property of the first such element is computed to. */
const styleOf = (visitor: Visitor, selector: string, property: string): Promise<string> =>
  visitor.page
    .locator(selector)
    .first()
    .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

describe('how it looks', () => {
  it.each([
    ['desktop', desktop],
    ['phone', phone],
  ])(
    'grows and shrinks with the size of text on a %s, and nothing is cut',
    async (device, size) => {
      const visitor = await visit('mara', size);
      const heights: number[] = [];
      for (const [key, percent] of [
        ['Home', 80],
        ['End', 150],
      ] as const) {
        await visitor.go('/settings/appearance');
        const slider = visitor.page.getByRole('slider');
        await slider.focus();
        await slider.press(key);
        await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe(`${percent} percent`);
        expect(await overWide(visitor.page)).toBe(0);
        expect(await spilledWords(visitor.page)).toEqual([]);
        await visitor.go('/c/home');
        await visitor.rowsAreReady();
        await expect
          .poll(() => styleOf(visitor, 'html', 'font-size'))
          .toBe(`${(16 * percent) / 100}px`);
        await visitor.shot(`text-size-${percent}-${device}`);
        expect(await overWide(visitor.page)).toBe(0);
        expect(await spilledWords(visitor.page)).toEqual([]);
        heights.push((await visitor.said('two loaves').first().boundingBox())?.height ?? 0);
      }
      const [small = 0, large = 0] = heights;
      expect(large).toBeGreaterThan(small * 1.5);
      expect(await visitor.faults()).toEqual([]);
      await visitor.leave();
    },
  );

  it('is denser when wished, also after a reload', async () => {
    const faces = async () =>
      (await mara.said('two loaves').first().locator('svg').first().boundingBox())?.width;
    await mara.go('/c/home');
    await mara.rowsAreReady();
    await expect.poll(() => faces()).toBe(38);
    await mara.go('/settings/appearance');
    await mara.page.getByRole('radio', { name: 'Compact' }).check();
    await mara.go('/c/home');
    await mara.rowsAreReady();
    await expect.poll(() => faces()).toBe(24);
    await mara.shot('compact');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.reload();
    await mara.rowsAreReady();
    await expect.poll(() => faces()).toBe(24);
    await mara.go('/settings/appearance');
    await mara.page.getByRole('radio', { name: 'Cosy' }).check();
  });

  it('has more contrast when wished, in both lights', async () => {
    /** Of the quietest words, against the ground of the page (WCAG 2.2, contrast ratio). */
    const contrast = () =>
      mara.page.evaluate(() => {
        const brush = document
          .createElement('canvas')
          .getContext('2d', { willReadFrequently: true });
        if (brush === null) throw new Error('no canvas');
        const luminance = (colour: string) => {
          brush.fillStyle = colour;
          brush.fillRect(0, 0, 1, 1);
          const parts = Array.from(brush.getImageData(0, 0, 1, 1).data.slice(0, 3), (part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          const [r = 0, g = 0, b = 0] = parts;
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const time = document.querySelector('[data-row] time');
        if (time === null) throw new Error('no time is shown');
        const words = luminance(getComputedStyle(time).color);
        const main = document.querySelector('main') ?? document.body;
        let ground: Element | null = main;
        while (ground !== null && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
          ground = ground.parentElement;
        const paper = luminance(getComputedStyle(ground ?? document.body).backgroundColor);
        return (Math.max(words, paper) + 0.05) / (Math.min(words, paper) + 0.05);
      });
    const both = async () => {
      const found: number[] = [];
      for (const colorScheme of ['dark', 'light'] as const) {
        await mara.page.emulateMedia({ colorScheme });
        found.push(await contrast());
      }
      return found;
    };
    const choose = async (on: boolean) => {
      await mara.go('/settings/access');
      await mara.page.getByRole('switch', { name: 'More contrast' }).setChecked(on);
      await mara.go('/c/home');
      await mara.rowsAreReady();
    };
    await choose(false);
    const [dark = 0, light = 0] = await both();
    await choose(true);
    const [darker = 0, lighter = 0] = await both();
    await mara.shot('more-contrast-light');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.emulateMedia({ colorScheme: 'dark' });
    await mara.shot('more-contrast-dark');
    expect(await axe(mara.page)).toEqual([]);
    // WCAG 2.2, 1.4.6: what stands out for people who see little.
    for (const each of [darker, lighter]) expect(each).toBeGreaterThan(7);
    expect(darker).toBeGreaterThan(dark);
    expect(lighter).toBeGreaterThan(light);
    await choose(false);
  });
});

describe('what others see of me', () => {
  it('has pronouns and a colour, which are there for the others at once', async () => {
    const other = await visit('tavi');
    const name = '[data-row] button[data-person=mara].who-mara';
    const before = await styleOf(other, name, 'color');
    await mara.go('/settings/profile');
    await mara.page.getByLabel('Pronouns').fill('she, her');
    const colours = mara.page.getByRole('group', { name: 'Your colour' });
    await expect.poll(() => colours.getByRole('radio').count()).toBe(13);
    await expect
      .poll(() => colours.getByRole('radio', { name: 'As my name brings it' }).isChecked())
      .toBe(true);
    await colours.getByRole('radio', { name: 'Sea green' }).check();
    await mara.shot('profile-colour');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Save', exact: true }).click();
    await mara.page.getByText('Saved. Everybody sees it now.').waitFor();
    await expect.poll(() => styleOf(other, name, '--hue')).toBe('182');
    await expect.poll(() => styleOf(other, name, 'color')).not.toBe(before);
    await other.said('Soup is on').first().locator('[data-person=mara]').first().click();
    await other.page
      .getByRole('dialog', { name: /About mara/i })
      .getByText('she, her')
      .waitFor();
    await other.shot('card-colour');
    expect(await axe(other.page)).toEqual([]);
    await other.page.reload();
    await other.rowsAreReady();
    await expect.poll(() => styleOf(other, name, '--hue')).toBe('182');
    expect(await owner.must(200, 'GET', '/api/me')).toMatchObject({
      pronouns: 'she, her',
      colour: '#6bd3c2',
    });
    expect(await other.faults()).toEqual([]);
    await other.leave();
  });

  it('says at its field what is wrong with it', async () => {
    await mara.go('/settings/profile');
    await mara.page.getByLabel('Name people see').fill('everyone');
    await mara.page.getByRole('button', { name: 'Save', exact: true }).click();
    const name = mara.page.getByLabel('Name people see');
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
    await mara.page.getByText('That name is reserved.').waitFor();
    await mara.page.getByRole('button', { name: 'Leave it as it was' }).click();
  });

  it('tells nobody that I write, where that is switched off', async () => {
    await mara.go('/settings/privacy');
    await mara.page.getByRole('switch', { name: 'Show others that I write' }).uncheck();
    await mara.go('/c/home');
    await mara.rowsAreReady();
    const heard = await tavi.listen();
    await mara.box.pressSequentially('a secret hand');
    await mara.box.press('Enter');
    // Whatever was told of the writing would have been told before the words.
    await heard.until((event) => event.data?.content === 'a secret hand');
    expect(heard.named('typing')).toEqual([]);
    await mara.go('/settings/privacy');
    await mara.page.getByRole('switch', { name: 'Show others that I write' }).check();
    await mara.go('/c/home');
    await mara.rowsAreReady();
    await mara.box.pressSequentially('an open hand');
    await heard.until('typing');
    await mara.box.fill('');
    heard.close();
  });
});

describe('my devices', () => {
  it('are signed out together, but for the one that asked', async () => {
    const others = [await visit('mara'), await visit('mara', phone)];
    const token = await owner.again();
    await mara.go('/settings/devices');
    await mara.page.getByRole('button', { name: 'Sign out all others' }).click();
    await mara.page.getByText('Only this device is left.').waitFor();
    for (const other of others) {
      await other.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
      await other.page.getByText('This device was signed out from another one').waitFor();
      await other.leave();
    }
    expect((await token.ask('GET', '/api/me')).status).toBe(401);
    await mara.go('/c/home');
    await mara.rowsAreReady();
    // The owner's own token went with them.
    owner = await owner.again();
  });
});

describe('what is mine', () => {
  const textOf = async (file: Download) => readFileSync(await file.path(), 'utf8');

  it('can be taken along, for machines and to read', async () => {
    await owner.say('<b>a & b</b> "quoted"');
    await mara.go('/settings/privacy');
    const files: Download[] = [];
    mara.page.on('download', (file) => files.push(file));
    await mara.page.getByRole('button', { name: 'Take it along' }).click();
    await expect.poll(() => files.length).toBe(2);
    const named = (name: string) => {
      const file = files.find((one) => one.suggestedFilename() === name);
      if (file === undefined) throw new Error(`${name} did not come`);
      return file;
    };
    const mine = JSON.parse(await textOf(named('snug.json')));
    const own = (await owner.history()).filter((one) => one.author === 'mara' && !one.system);
    expect(mine.messages.map((one: { content: string }) => one.content).toSorted()).toEqual(
      own.map((one) => one.content).toSorted(),
    );
    expect(JSON.stringify(mine)).not.toContain('two loaves');
    const page = await mara.context.newPage();
    await page.setContent(await textOf(named('snug.html')));
    await expect
      .poll(() => page.getByText('<b>a & b</b> "quoted"', { exact: true }).count())
      .toBe(1);
    await page.close();
  });

  it.each([
    ['keep', 'stays', true],
    ['remove', 'goes too', false],
  ] as const)('is left behind or not when I leave for good: %s', async (what, fate, stays) => {
    const friend = `leaver-${what}`;
    const words = `words of ${friend}`;
    await (await owner.bring('member', friend)).say(words);
    const leaver = await visit(friend);
    await mara.go('/c/home');
    await mara.sees(words);
    await leaver.go('/settings/privacy');
    const open = leaver.page.getByRole('button', { name: 'Delete my account' });
    await open.click();
    const question = leaver.page.getByRole('dialog');
    const sure = question.getByRole('button', { name: 'Delete my account' });
    await expect.poll(() => sure.isDisabled()).toBe(true);
    await question.getByRole('radio', { name: fate }).check();
    await question.getByLabel(`Type ${friend} to be sure`).fill(friend);
    await leaver.shot('delete-account');
    await sure.click();
    await leaver.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    const row = mara.said(words);
    if (stays) await row.first().getByRole('button', { name: 'deleted member' }).waitFor();
    else await row.waitFor({ state: 'detached' });
    const kept = (await owner.history()).some((one) => one.content === words);
    expect(kept).toBe(stays);
    await leaver.page.getByLabel('Your name').fill(friend);
    await leaver.page
      .getByRole('textbox', { name: 'Your password' })
      .fill(Person.passwordOf(friend));
    await leaver.page.getByRole('button', { name: 'Come in' }).click();
    await leaver.page.getByText("Name and password don't fit together.").waitFor();
    expect(await leaver.faults()).toEqual([]);
    await leaver.leave();
  });

  it('nobody asked another origin, broke the content policy or threw an error', async () => {
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await mara.faults()).toEqual([]);
  });
});
