// Rooms that close and open, talks of a few, and guests: who is in stays in, who is out hears nothing,
// and menus offer to each what the server allows him.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, openBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
let otisAlone: Person;
let mara: Visitor;
let tavi: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  await owner.bring('moderator', 'tavi');
  otisAlone = await owner.bring('member', 'otis');
  await owner.say('a first word');
  [mara, tavi] = await Promise.all([
    Visitor.arrive(browser, server.origin, { ...desktop, colorScheme: 'dark' }),
    Visitor.arrive(browser, server.origin),
  ]);
  await mara.signIn('mara', Person.passwordOf('mara'));
  await tavi.signIn('tavi', Person.passwordOf('tavi'));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const door = (visitor: Visitor, name: string | RegExp) =>
  visitor.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
const dialog = (visitor: Visitor) => visitor.page.getByRole('dialog');
const choose = (visitor: Visitor, item: string) =>
  visitor.page.getByRole('menuitem', { name: item, exact: true }).click();

async function openRoomMenu(visitor: Visitor, name: string): Promise<readonly string[]> {
  await door(visitor, new RegExp(`^${name}`, 'i')).click({ button: 'right' });
  const menu = visitor.page.getByRole('menu', { name: `About ${name}` });
  await menu.waitFor();
  return menu.getByRole('menuitem').allInnerTexts();
}

const heading = (visitor: Visitor, name: string) =>
  visitor.page.getByRole('heading', { name, level: 1 });

describe('an open room', () => {
  // The dialog let people in while the room was still open, which does nothing; then it closed it, and
  // everybody who had been ticked stood outside.
  it('that is made private keeps those who were ticked, and only those', async () => {
    await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'attic' });
    await door(tavi, 'attic').click();
    await heading(tavi, 'attic').waitFor();
    await openRoomMenu(mara, 'attic');
    await choose(mara, 'Change the room');
    await dialog(mara).getByRole('switch', { name: 'Private' }).check();
    await dialog(mara).getByRole('checkbox', { name: 'tavi' }).check();
    await mara.shot('room-dialog-private');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Save' }).click();
    await dialog(mara).waitFor({ state: 'detached' });
    await heading(tavi, 'attic').waitFor();
    const { channels } = await otisAlone.must(200, 'GET', '/api/snapshot');
    expect(channels.map((room: { name: string }) => room.name)).toEqual(['home']);
  });

  it('and opens again for everybody', async () => {
    await openRoomMenu(mara, 'attic');
    await choose(mara, 'Change the room');
    await dialog(mara).getByRole('switch', { name: 'Private' }).uncheck();
    await dialog(mara).getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => {
        const { channels } = await otisAlone.must(200, 'GET', '/api/snapshot');
        return channels.map((room: { name: string }) => room.name).toSorted();
      })
      .toEqual(['attic', 'home']);
  });

  it('in which only moderators write shows the others no box and no way to reply', async () => {
    const news = await owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'news',
      who_posts: 'moderators',
    });
    await owner.say('soup at eight', { channel: news.id });
    const otis = await Visitor.arrive(browser, server.origin);
    await otis.signIn('otis', Person.passwordOf('otis'));
    await door(otis, 'news').click();
    const row = otis.page.getByRole('listitem').filter({ hasText: 'soup at eight' });
    await row.waitFor();
    await expect
      .poll(() => otis.page.getByRole('textbox', { name: 'Write to news' }).count())
      .toBe(0);
    await row.click({ button: 'right' });
    const menu = otis.page.getByRole('menu', { name: 'About this message' });
    await menu.getByRole('menuitem', { name: 'Copy text' }).waitFor();
    await expect.poll(() => menu.getByRole('menuitem', { name: 'Reply' }).count()).toBe(0);
    await otis.shot('read-only');
    expect(await axe(otis.page)).toEqual([]);
    await otis.leave();
  });
});

describe('a talk of a few', () => {
  it('is named by its people until it is named, and grows by anybody in it', async () => {
    await owner.bring('member', 'yuki');
    await mara.page.getByRole('button', { name: 'Write to somebody' }).click();
    await dialog(mara).getByRole('checkbox', { name: 'tavi' }).check();
    await dialog(mara).getByRole('checkbox', { name: 'otis' }).check();
    await dialog(mara).getByRole('button', { name: 'Begin' }).click();
    await heading(mara, 'otis and tavi').waitFor();
    await mara.shot('group-start');
    await openRoomMenu(mara, 'otis and tavi');
    await choose(mara, 'Change the talk');
    await mara.page.getByRole('heading', { name: 'Change otis and tavi' }).waitFor();
    await dialog(mara).getByLabel('What it is about').fill('Tents');
    await mara.shot('group-dialog');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Save' }).click();
    await dialog(mara).waitFor({ state: 'detached' });
    await door(tavi, 'mara and otis').waitFor();
    const offered = await openRoomMenu(tavi, 'mara and otis');
    expect(offered).not.toContain('Change the talk');
    expect(offered.join(' ')).not.toMatch(/archive|Delete/);
    await choose(tavi, 'Let somebody in');
    await expect.poll(() => dialog(tavi).getByRole('checkbox', { name: 'otis' }).count()).toBe(0);
    await dialog(tavi).getByRole('checkbox', { name: 'yuki' }).check();
    await dialog(tavi).getByRole('button', { name: 'Let in' }).click();
    await heading(mara, 'otis, tavi and yuki').waitFor();
  });

  it('of two is hidden until somebody writes', async () => {
    const { id } = await owner.must(201, 'POST', '/api/directs', { users: ['tavi'] });
    await door(mara, /^tavi/i).waitFor();
    await openRoomMenu(mara, 'tavi');
    await choose(mara, 'Hide until somebody writes');
    await door(mara, /^tavi/i).waitFor({ state: 'detached' });
    await tavi.go(`/c/${id}`);
    await tavi.page.getByRole('textbox', { name: 'Write to mara' }).fill('still there?');
    await tavi.page.keyboard.press('Enter');
    await door(mara, /^tavi/i).waitFor();
  });
});

describe('a guest', () => {
  let guest: Visitor;
  const nina = Person.passwordOf('nina');

  it('comes by a link that names his room, and sees only that', async () => {
    await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'porch' });
    await mara.go('/settings/people');
    await mara.page.getByRole('radio', { name: 'Guests' }).check();
    await mara.page.getByRole('button', { name: /Make an? .*link/i }).click();
    await mara.page.getByText('Choose a room first.').waitFor();
    await mara.page.getByRole('checkbox', { name: 'porch' }).check();
    await mara.shot('guest-invite');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: /Make an? .*link/i }).click();
    const link = await mara.page.getByLabel('Invite link', { exact: true }).inputValue();
    const code = link.split('/').at(-1) ?? '';
    await mara.page.getByText('for guests of porch').waitFor();
    await owner.must(201, 'POST', `/api/invites/${code}/accept`, {
      username: 'nina',
      password: nina,
    });
    guest = await Visitor.arrive(browser, server.origin);
    await guest.go('/');
    await guest.page.getByLabel('Your name').fill('nina');
    await guest.page.getByRole('textbox', { name: 'Your password' }).fill(nina);
    await guest.page.getByRole('button', { name: 'Come in' }).click();
    await door(guest, 'porch').waitFor();
    await expect.poll(() => door(guest, /.*/).count()).toBe(1);
    await guest.shot('guest');
  });

  it('hears of another room within a second of being let in, and nothing once put out', async () => {
    await tavi.go('/c/home');
    await tavi.box.waitFor();
    await openRoomMenu(tavi, 'attic');
    await choose(tavi, 'Guests of the room');
    await tavi.shot('guests-dialog');
    expect(await axe(tavi.page)).toEqual([]);
    // From the server's answer on: what the press itself takes is this machine's business.
    const answered = tavi.page
      .waitForResponse((answer) => answer.request().method() === 'PUT')
      .then(() => Date.now());
    const seen = door(guest, 'attic')
      .waitFor()
      .then(() => Date.now());
    await dialog(tavi).getByRole('button', { name: 'Let in: nina' }).click();
    expect((await seen) - (await answered)).toBeLessThan(1000);
    await door(guest, 'attic').click();
    await heading(guest, 'attic').waitFor();
    await dialog(tavi).getByRole('button', { name: 'Put out: nina' }).click();
    await door(guest, 'attic').waitFor({ state: 'detached' });
    const attic = (await owner.must(200, 'GET', '/api/snapshot')).channels.find(
      (room: { name: string }) => room.name === 'attic',
    );
    const porch = (await owner.must(200, 'GET', '/api/snapshot')).channels.find(
      (room: { name: string }) => room.name === 'porch',
    );
    await owner.say('not for guests', { channel: attic.id });
    // What is said later is there: so what was said before would be, had it come.
    await owner.say('for guests too', { channel: porch.id });
    await door(guest, /^porch/).click();
    await guest.page.getByText('for guests too').first().waitFor();
    await expect.poll(() => guest.page.content()).not.toContain('not for guests');
  });

  it('becomes a member and a guest again on the open page', async () => {
    await tavi.go('/settings/people');
    await tavi.page.getByRole('button', { name: 'Change something for nina' }).click();
    await choose(tavi, 'Make a member');
    await door(guest, 'home').waitFor();
    await tavi.page.getByRole('button', { name: 'Change something for nina' }).click();
    await tavi.shot('moderator-roles');
    await choose(tavi, 'Make a guest');
    await door(guest, 'home').waitFor({ state: 'detached' });
    await door(guest, /^porch/).waitFor();
  });

  it('nobody asked another origin, broke the content policy or threw an error', async () => {
    for (const visitor of [mara, tavi, guest]) expect(await visitor.faults()).toEqual([]);
    await guest.leave();
  });
});
