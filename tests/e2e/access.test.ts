// Nothing for axe to find on the pages before the door and in the room, in either theme, on desktop and phone, and on
// all at the least width (everywhere.test has the rest); and everything can be reached without a mouse.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, openBrowser, phone, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let untouched: SnugServer;
let owner: Person;

beforeAll(async () => {
  [browser, server, untouched] = await Promise.all([
    openBrowser(),
    SnugServer.start(),
    SnugServer.start(),
  ]);
  owner = await server.setUp();
  const tavi = await owner.bring('member', 'tavi');
  const asked = await owner.say(
    'Soup is on at eight. Who brings bread? https://example.org/recipe',
  );
  await tavi.say('I do, two loaves.', { reply_to: asked._id });
  await tavi.say(`@mara keep me the window seat\n${'and a long line of words '.repeat(40)}`);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.dispose(), untouched?.dispose()]);
});

interface Place {
  name: string;
  open: (visitor: Visitor) => Promise<unknown>;
  signedIn?: boolean;
  at?: () => string;
  /** Among those of everywhere.test as well. */
  elsewhere?: boolean;
}

const heading = (visitor: Visitor, name: string | RegExp) =>
  visitor.page.getByRole('heading', { name }).first().waitFor();
const places: Place[] = [
  {
    name: 'setup',
    at: () => `${untouched.origin}/setup#${untouched.setupToken}`,
    open: (v) => heading(v, "Let's open the room"),
  },
  { name: 'sign-in', at: () => `${server.origin}/`, open: (v) => heading(v, 'Welcome back') },
  {
    name: 'invite',
    open: async (v) => {
      await v.go(`/invite/${(await owner.invite()).code}`);
      await heading(v, 'Come on in');
    },
  },
  {
    name: 'closed invite',
    open: async (v) => {
      await v.go('/invite/AAAAAAAAAAAAAAAAAAAAAA');
      await heading(v, 'This link has done its work');
    },
  },
  {
    name: 'room',
    signedIn: true,
    at: () => `${server.origin}/c/home`,
    open: (v) => v.sees('I do, two loaves.', 1),
  },
  {
    name: 'people',
    signedIn: true,
    elsewhere: true,
    open: async (v) => {
      await v.go('/c/home');
      await v.page.getByRole('button', { name: 'People', exact: true }).click();
      await v.page.getByRole('complementary', { name: 'People' }).waitFor();
    },
  },
  {
    name: 'a message’s menu',
    signedIn: true,
    elsewhere: true,
    open: async (v) => {
      await v.go('/c/home');
      await v.rowsAreReady();
      await v.said('I do, two loaves.').first().focus();
      await v.page.keyboard.press('Enter');
      await v.page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'a room that is not there',
    signedIn: true,
    at: () => `${server.origin}/c/zzzzzzzzzzzz`,
    open: (v) => heading(v, 'This room is not there'),
  },
  ...['profile', 'appearance', 'keys', 'access', 'language', 'devices', 'people'].map((part) => ({
    name: `settings ${part}`,
    signedIn: true,
    elsewhere: true,
    at: () => `${server.origin}/settings/${part}`,
    open: (v: Visitor) => v.page.getByRole('heading').first().waitFor(),
  })),
];

const narrowest = '320 px wide, light';
const looks = [
  ['desktop, dark', { ...desktop, colorScheme: 'dark' }],
  ['desktop, light', { ...desktop, colorScheme: 'light' }],
  ['phone, dark', { ...phone, colorScheme: 'dark' }],
  ['phone, light', { ...phone, colorScheme: 'light' }],
  [narrowest, { viewport: { width: 320, height: 640 }, colorScheme: 'light' }],
] as const;

describe.each(looks)('axe, %s', (look, options) => {
  let visitor: Visitor;
  let member: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.arrive(browser, server.origin, options);
    member = await Visitor.arrive(browser, server.origin, options);
    await member.signIn('mara', Person.passwordOf('mara'));
  });
  afterAll(() => Promise.all([visitor?.leave(), member?.leave()]));

  const here = places.filter((one) => look === narrowest || !one.elsewhere);
  it.each(here)('finds nothing on $name', async (place) => {
    const who = place.signedIn ? member : visitor;
    if (place.at) await who.go(place.at());
    await place.open(who);
    await who.shot(`${place.name} ${look}`.replace(/[^a-z0-9]+/g, '-'));
    expect(await axe(who.page)).toEqual([]);
    const overflow = await who.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    const violations = await who.faults();
    expect(violations.filter((fault) => !fault.includes(untouched.origin))).toEqual([]);
  });
});

describe('the drawer of the phone', () => {
  it('opens, is clean for axe, and closes by Escape', async () => {
    const visitor = await Visitor.arrive(browser, server.origin, { ...phone, colorScheme: 'dark' });
    await visitor.signIn('mara', Person.passwordOf('mara'));
    await visitor.page.getByRole('button', { name: /^Rooms/ }).click();
    await visitor.page.getByRole('navigation', { name: 'Rooms' }).waitFor();
    await visitor.shot('drawer-phone-dark');
    expect(await axe(visitor.page)).toEqual([]);
    await visitor.page.keyboard.press('Escape');
    await visitor.box.click();
    await visitor.leave();
  });
});

describe('with the keyboard alone', () => {
  it('somebody signs in, writes, walks the regions and the messages, and answers', async () => {
    const visitor = await Visitor.arrive(browser, server.origin);
    const { page } = visitor;
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        return (
          at?.getAttribute('aria-label') ||
          at?.getAttribute('name') ||
          at?.innerText?.slice(0, 60) ||
          ''
        );
      });
    const tabTo = async (wanted: RegExp) => {
      for (let i = 0; i < 40; i += 1) {
        if (wanted.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reached ${wanted}; it stands on "${await focused()}"`);
    };
    await visitor.go('/');
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await tabTo(/^username$/);
    await page.keyboard.type('mara');
    await tabTo(/^password$/);
    await page.keyboard.type(Person.passwordOf('mara'));
    await page.keyboard.press('Enter');
    await visitor.box.waitFor();
    await visitor.rowsAreReady();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    await expect.poll(() => focused()).toMatch(/Skip to the message box/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused()).toMatch(/Write to home/);
    await page.keyboard.type('typed, one line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('and another');
    await page.keyboard.press('Enter');
    await visitor.sees('typed, one line');
    // On screen before it is stored.
    await expect
      .poll(async () => (await owner.history()).at(-1).content)
      .toBe('typed, one line\nand another');

    const regions = new Set<string>();
    for (let i = 0; i < 4; i += 1) {
      await page.keyboard.press('F6');
      regions.add(
        await page.evaluate(
          () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '',
        ),
      );
    }
    expect([...regions].sort()).toEqual(expect.arrayContaining(['box', 'messages', 'rooms']));

    await page.getByRole('group', { name: 'Message list' }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-row')))
      .toBe(true);
    await page.keyboard.press('r');
    await expect.poll(() => focused()).toMatch(/Write to home/);
    await page.keyboard.type('answered by keyboard');
    await page.keyboard.press('Enter');
    await visitor.sees('answered by keyboard');
    await expect.poll(async () => (await owner.history()).at(-1).reply_to?.author).toBeDefined();
    await visitor.leave();
  });
});

describe('a new message', () => {
  it('is announced politely, by name', async () => {
    const visitor = await Visitor.arrive(browser, server.origin);
    await visitor.signIn('mara', Person.passwordOf('mara'));
    const tavi = new Person(
      owner.address,
      'tavi',
      (await new Person(owner.address, 'tavi', '').again()).token,
    );
    await tavi.say('Listen to this line');
    const live = visitor.page
      .locator('[aria-live=polite], [role=status], [role=log]')
      .filter({ hasText: 'Listen to this line' });
    await live.first().waitFor({ state: 'attached', timeout: 5000 });
    await visitor.leave();
  });
});
